package vn.goc.residence.web;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.KernelError;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.web.Answers;
import vn.goc.pages.StaticTemplates;
import vn.goc.places.Units;
import vn.goc.residence.OwnHousehold;
import vn.goc.residence.ResidenceError;
import vn.goc.residence.Stay;
import vn.goc.residence.Stays;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.Texts;

/** “Hộ của tôi”, “Lưu trú của tôi”, and telling who stays: at one's home, or for an officer at the desk. */
@Controller
class MyHomePages {
    private static final String HOUR = "([01]?[0-9]|2[0-3])[:hg.]([0-5][0-9])";
    private static final Map<Object, String> PLACES = Map.ofEntries(
            Map.entry(KernelError.NUMBER_NOT_TWELVE_DIGITS, "paperNumber"),
            Map.entry(KernelError.NUMBER_PREFIX_UNKNOWN, "paperNumber"),
            Map.entry(ResidenceError.PAPER_NUMBER, "paperNumber"),
            Map.entry(ResidenceError.PAPER_UNKNOWN, "paper"),
            Map.entry(ResidenceError.STAY_DAY, "arrives"),
            Map.entry(ResidenceError.STAY_ENDS_FIRST, "leaves"),
            Map.entry(ResidenceError.STAY_TOO_LONG, "leaves"),
            Map.entry(ResidenceError.NO_HOME, "home"),
            Map.entry(ResidenceError.NOT_YOUR_AREA, "line"));

    private final OwnHousehold household;
    private final Stays stays;
    private final Units units;
    private final Clock clock;

    MyHomePages(OwnHousehold household, Stays stays, Units units, Clock clock) {
        this.household = household;
        this.stays = stays;
        this.units = units;
        this.clock = clock;
    }

    @GetMapping("/me/household")
    ResponseEntity<JteModel> household(Page page, Session session) {
        return Answers.of(household
                .of(session.requireCitizen().actor(), "page")
                .map(shown -> new StaticTemplates().residenceHousehold(page, shown.orElse(null))));
    }

    @GetMapping("/me/stays")
    ResponseEntity<JteModel> stays(Page page, Session session) {
        return Answers.of(stays.own(session.requireCitizen().actor(), "page")
                .map(own -> new StaticTemplates().residenceMyStays(page, own)));
    }

    @GetMapping("/me/guests")
    ResponseEntity<JteModel> guests(Page page, Session session) {
        Actor citizen = session.requireCitizen().actor();
        return ResponseEntity.ok(blank(page, citizen, null));
    }

    @PostMapping("/me/guests")
    ResponseEntity<JteModel> tell(@RequestParam Map<String, String> form, Page page, Session session) {
        Actor citizen = session.requireCitizen().actor();
        var place = new Stay.Home(form.getOrDefault("home", "").equals("temporary"));
        return notified(page, citizen, form, place);
    }

    @GetMapping("/residence/guest")
    ResponseEntity<JteModel> desk(Page page, Session session) {
        return ResponseEntity.ok(
                blank(page, session.requireRole("residence-officer").actor(), null));
    }

    @PostMapping("/residence/guest")
    ResponseEntity<JteModel> deskTells(@RequestParam Map<String, String> form, Page page, Session session) {
        Actor officer = session.requireRole("residence-officer").actor();
        String commune =
                commune(officer).isEmpty() ? form.getOrDefault("commune", "").strip() : commune(officer);
        var place = new Stay.At(
                commune,
                form.getOrDefault("line", ""),
                form.getOrDefault("host", "").strip());
        return notified(page, officer, form, place);
    }

    private ResponseEntity<JteModel> notified(Page page, Actor actor, Map<String, String> form, Stay.Place place) {
        var days = new DeskTask.Days(form, page);
        LocalDate arrives = days.day("arrives");
        LocalDate leaves = days.day("leaves");
        LocalTime hour = hour(form.getOrDefault("hour", "").strip());
        if (hour == null) {
            days.missing("hour", "Ghi giờ đến theo 24 giờ: 21:30", "Enter the hour of arrival: 21:30");
        }
        for (String name : List.of("name", "paperNumber", "reason")) {
            if (form.getOrDefault(name, "").isBlank()) {
                days.missing(name, "Ghi mục này.", "Fill this in.");
            }
        }
        if (days.errors().isEmpty() && hour != null) {
            try {
                var guest = new Stay.Guest(
                        form.getOrDefault("key", ""),
                        form.getOrDefault("name", "").strip(),
                        form.getOrDefault("paper", ""),
                        form.getOrDefault("paperNumber", "").strip(),
                        LocalDateTime.of(arrives, hour),
                        leaves,
                        form.getOrDefault("reason", "").strip());
                Stay.Verdict verdict =
                        stays.report(actor, place, List.of(guest)).getFirst();
                if (verdict.error() == null) {
                    return ResponseEntity.ok(blank(page, actor, verdict));
                }
                days.missing(field(verdict.error()), text(verdict.vi()), text(verdict.en()));
            } catch (Rejection e) {
                if (!e.refusal().decides()) {
                    throw e;
                }
                days.missing(field(e.refusal().id()), e.vi(), e.en());
            }
        }
        return ResponseEntity.unprocessableContent().body(form(page, actor, form, days.errors(), null));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String field(String id) {
        return PLACES.entrySet().stream()
                .filter(place -> ((vn.goc.kernel.Refusal) place.getKey()).id().equals(id))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(id.startsWith("places.") ? "line" : "name");
    }

    /** An empty form for now; its key makes a second press of the button the same notice. */
    private JteModel blank(Page page, Actor actor, Stay.@Nullable Verdict verdict) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), Texts.ZONE);
        Map<String, String> form = new HashMap<>();
        form.put("arrives-d", Integer.toString(now.getDayOfMonth()));
        form.put("arrives-m", Integer.toString(now.getMonthValue()));
        form.put("arrives-y", Integer.toString(now.getYear()));
        form.put("hour", now.toLocalTime().toString().substring(0, 5));
        form.put("paper", Stay.Paper.NUMBER.code());
        form.put("key", UUID.randomUUID().toString());
        return form(page, actor, form, List.of(), verdict);
    }

    private JteModel form(
            Page page, Actor actor, Map<String, String> form, List<FieldError> errors, Stay.@Nullable Verdict verdict) {
        boolean officer = actor.kind() == Actor.Kind.OFFICER;
        String commune = commune(actor);
        String place = commune.isEmpty()
                ? ""
                : units.name(new AreaCode(commune), LocalDate.ofInstant(clock.instant(), Texts.ZONE));
        return new StaticTemplates()
                .residenceGuest(
                        page,
                        officer,
                        place,
                        officer ? Map.of() : stays.homes(actor),
                        stays.limits(),
                        form,
                        errors,
                        verdict);
    }

    private static String commune(Actor actor) {
        String area = actor.area();
        return area != null && area.matches("[0-9]{5}") ? area : "";
    }

    private static @Nullable LocalTime hour(String text) {
        try {
            return text.matches(HOUR)
                    ? LocalTime.parse(
                            String.format("%5s", text.replaceAll("[hg.]", ":")).replace(' ', '0'))
                    : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
