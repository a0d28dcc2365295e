package vn.goc.residence.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.goc.codes.Code;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.KernelError;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Receipt;
import vn.goc.ledger.web.Answers;
import vn.goc.pages.StaticTemplates;
import vn.goc.places.Addresses;
import vn.goc.places.Units;
import vn.goc.register.Field;
import vn.goc.register.Fields;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;
import vn.goc.residence.Absences;
import vn.goc.residence.Counter;
import vn.goc.residence.Ground;
import vn.goc.residence.Heads;
import vn.goc.residence.Household;
import vn.goc.residence.Move.Mover;
import vn.goc.residence.Occupants;
import vn.goc.residence.Presents;
import vn.goc.residence.RemovalGround;
import vn.goc.residence.Removals;
import vn.goc.residence.ResidenceError;
import vn.goc.residence.Stays;
import vn.goc.residence.Temporaries;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.SiteError;
import vn.goc.site.Texts;
import vn.goc.site.web.Redirects;

/** “Cư trú”: the residence officer's desk. Somebody comes, a case is opened about them, each task is one page. */
@Controller
@RequestMapping("/residence")
class ResidencePages {
    private static final String VIA = "page";
    private static final List<String> ABOUT = List.of(
            "name",
            "number",
            "birth.date",
            "sex",
            "residence.permanent",
            "residence.permanentSince",
            "residence.temporary",
            "residence.temporarySince",
            "residence.temporaryUntil",
            "residence.present",
            "residence.absentSince",
            "residence.absentUntil",
            "residence.absentTo",
            "household.code",
            "household.relation",
            "household.head",
            "life.status");
    private static final List<String> BRIEF = List.of(
            "name",
            "residence.permanent",
            "residence.temporary",
            "residence.temporaryUntil",
            "residence.absentSince",
            "residence.absentUntil",
            "household.head");

    private final ResidenceApi.Acting acting;
    private final Heads heads;
    private final Occupants occupants;
    private final Stays stays;
    private final Counter counter;
    private final Persons persons;
    private final Addresses addresses;
    private final Units units;
    private final CodeLists codes;
    private final Clock clock;

    ResidencePages(
            ResidenceApi.Acting acting,
            Heads heads,
            Occupants occupants,
            Stays stays,
            Counter counter,
            Persons persons,
            Addresses addresses,
            Units units,
            CodeLists codes,
            Clock clock) {
        this.acting = acting;
        this.heads = heads;
        this.occupants = occupants;
        this.stays = stays;
        this.counter = counter;
        this.persons = persons;
        this.addresses = addresses;
        this.units = units;
        this.codes = codes;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<JteModel> desk(@RequestParam(defaultValue = "") String closed, Page page, Session session) {
        officer(session);
        return ResponseEntity.ok(new StaticTemplates().residenceDesk(page, Map.of(), List.of(), !closed.isEmpty()));
    }

    @PostMapping("/receive")
    @Nullable
    ResponseEntity<JteModel> receive(
            @RequestParam Map<String, String> form, Page page, Session session, HttpServletResponse response) {
        Actor officer = officer(session);
        DateBoxes born = DateBoxes.of("born", form);
        try {
            PersonalNumber number = PersonalNumber.parse(form.getOrDefault("number", ""));
            String code = counter.receive(
                    officer,
                    number,
                    form.getOrDefault("name", "").strip(),
                    born.read().shown(),
                    VIA);
            Redirects.see(response, "/residence/case/" + code);
            return null;
        } catch (Rejection e) {
            if (!e.refusal().decides()) {
                throw e;
            }
            boolean date = e.refusal() == KernelError.DATE_MALFORMED || e.refusal() == KernelError.DATE_IMPOSSIBLE;
            var error = new FieldError(date ? "born" : "number", page.say(e.vi(), e.en()));
            return ResponseEntity.status(e.refusal().status())
                    .body(new StaticTemplates().residenceDesk(page, form, List.of(error), false));
        }
    }

    @GetMapping("/case/{code}")
    ResponseEntity<JteModel> open(
            @PathVariable String code, @RequestParam(defaultValue = "") String done, Page page, Session session) {
        Counter.Open open = counter.of(officer(session), code);
        DeskTask carriedOut = DeskTask.find(done).orElse(null);
        return Answers.of(about(open, ABOUT, page)
                .map(sections -> new StaticTemplates()
                        .residenceOpen(page, open.code(), sections, carriedOut, List.of(DeskTask.values()))));
    }

    @PostMapping("/case/{code}/close")
    void close(@PathVariable String code, Session session, HttpServletResponse response) {
        counter.close(officer(session), code);
        Redirects.see(response, "/residence?closed=1");
    }

    @GetMapping("/case/{code}/{task}")
    ResponseEntity<JteModel> task(@PathVariable String code, @PathVariable String task, Page page, Session session) {
        Counter.Open open = counter.of(officer(session), code);
        DeskTask asked = DeskTask.find(task).orElseThrow(() -> Rejection.of(SiteError.NOT_FOUND));
        LocalDate today = today();
        Map<String, String> typed = new HashMap<>();
        for (String name : List.of("from", "on")) {
            typed.put(name + "-d", Integer.toString(today.getDayOfMonth()));
            typed.put(name + "-m", Integer.toString(today.getMonthValue()));
            typed.put(name + "-y", Integer.toString(today.getYear()));
        }
        typed.put("evidence", asked == DeskTask.ABSENCE ? "CT03" : "CT01");
        Disclosed<DeskTask.Form> form = form(open, asked, typed, page);
        return Answers.of(form.map(shown -> show(page, session, shown)));
    }

    @PostMapping("/case/{code}/{task}")
    @Nullable
    ResponseEntity<JteModel> carryOut(
            @PathVariable String code,
            @PathVariable String task,
            @RequestParam Map<String, String> typed,
            Page page,
            Session session,
            HttpServletResponse response) {
        Counter.Open open = counter.of(officer(session), code);
        DeskTask asked = DeskTask.find(task).orElseThrow(() -> Rejection.of(SiteError.NOT_FOUND));
        Disclosed<DeskTask.Form> form = form(open, asked, typed, page);
        List<FieldError> errors = new ArrayList<>(form.value().errors());
        if (errors.isEmpty()) {
            var days = new DeskTask.Days(typed, page);
            try {
                act(open, form.value(), days, session);
            } catch (Rejection e) {
                if (!e.refusal().decides()) {
                    throw e;
                }
                if (days.errors().isEmpty()) {
                    days.missing(asked.place(e.refusal()), e.vi(), e.en());
                }
            }
            errors.addAll(days.errors());
        }
        if (errors.isEmpty()) {
            Redirects.see(response, "/residence/case/" + open.code() + "?done=" + asked.code());
            return null;
        }
        ResponseEntity<JteModel> again = Answers.of(form.map(shown -> show(page, session, shown.with(errors))));
        return ResponseEntity.unprocessableContent().headers(again.getHeaders()).body(again.getBody());
    }

    /** Reads the form and calls the door; with a mistake noted nothing is called. */
    private void act(Counter.Open open, DeskTask.Form form, DeskTask.Days days, Session session) {
        DeskTask task = form.task();
        UUID person = open.person();
        var ground = new Ground(open.code(), form.value("evidence"), task.article());
        LocalDate from = task.asks("from") ? days.day("from") : LocalDate.EPOCH;
        LocalDate until = task.asks("until") ? days.day("until") : LocalDate.EPOCH;
        LocalDate on = task.asks("on") ? days.day("on") : LocalDate.EPOCH;
        LocalDate since = task.asks("since") ? days.find("since") : null;
        for (String choice : List.of("kind", "ground")) {
            if (task.asks(choice) && form.value(choice).isEmpty()) {
                days.missing(choice, "Chọn một căn cứ.", "Choose a ground.");
            }
        }
        if (!days.errors().isEmpty()) {
            return;
        }
        Access access = open.access();
        switch (task) {
            case TEMPORARY ->
                acting.temporaries()
                        .register(
                                access,
                                new Temporaries.Registration(
                                        List.of(person), address(session, form), from, until, ground));
            case EXTEND ->
                acting.temporaries().extend(access, new Temporaries.Extension(List.of(person), until, ground));
            case END -> acting.temporaries().end(access, new Temporaries.Ending(List.of(person), on, ground));
            case ABSENCE ->
                acting.absences()
                        .declare(
                                access,
                                new Absences.Declaration(
                                        person,
                                        Absences.Kind.ofCode(form.value("kind")),
                                        form.value("to"),
                                        from,
                                        until,
                                        ground));
            case RETURN -> acting.absences().end(access, new Absences.Return(person, on, ground));
            case PRESENT ->
                acting.presents()
                        .declare(
                                access,
                                new Presents.Declaration(List.of(person), address(session, form), from, ground));
            case HEAD -> heads.change(access, new Heads.Change(person, stated(form), on, ground));
            case REMOVAL ->
                acting.removals()
                        .remove(
                                access,
                                new Removals.Removal(
                                        person,
                                        RemovalGround.ofCode(form.value("ground")),
                                        since,
                                        on,
                                        staying(form, person),
                                        ground));
        }
    }

    /** Who stays in communes of the officer's area; of a province, the commune is chosen. */
    @GetMapping("/stays")
    ResponseEntity<JteModel> stays(
            @RequestParam(defaultValue = "") String commune,
            @RequestParam(defaultValue = "0") int from,
            Page page,
            Session session) {
        Actor officer = officer(session);
        String where = commune(officer).isEmpty() ? commune : commune(officer);
        if (where.isEmpty()) {
            return ResponseEntity.ok(new StaticTemplates().residenceStays(page, "", List.of(), today(), 0, List.of()));
        }
        var found = stays.inCommune(officer, where, today(), from, VIA);
        List<String> receipts = receipts(found);
        return Answers.of(found.map(shown -> new StaticTemplates()
                .residenceStays(page, units.name(new AreaCode(where), today()), shown, today(), from, receipts)));
    }

    @GetMapping("/occupants")
    ResponseEntity<JteModel> occupants(Page page, Session session) {
        Actor officer = officer(session);
        return ResponseEntity.ok(new StaticTemplates()
                .residenceOccupants(page, communeName(officer), Map.of(), List.of(), null, List.of()));
    }

    /** Posted, because an address in a link would stand in every log. */
    @PostMapping("/occupants")
    ResponseEntity<JteModel> lived(@RequestParam Map<String, String> typed, Page page, Session session) {
        Actor officer = officer(session);
        var days = new DeskTask.Days(typed, page);
        LocalDate on = days.day("on");
        String commune =
                commune(officer).isEmpty() ? typed.getOrDefault("commune", "").strip() : commune(officer);
        if (days.errors().isEmpty()) {
            try {
                var access = new Access(officer, Purpose.REGISTER_UPKEEP, "Nghị định 70/2024/NĐ-CP, Điều 6", null);
                var found = occupants.at(access, new AreaCode(commune), typed.getOrDefault("line", ""), on, VIA);
                List<String> receipts = receipts(found);
                return Answers.of(found.map(people -> new StaticTemplates()
                        .residenceOccupants(page, communeName(officer), typed, List.of(), people, receipts)));
            } catch (Rejection e) {
                if (!e.refusal().decides()) {
                    throw e;
                }
                String place = e.refusal() == ResidenceError.DAY_AHEAD ? "on" : "line";
                days.missing(place, e.vi(), e.en());
            }
        }
        return ResponseEntity.unprocessableContent()
                .body(new StaticTemplates()
                        .residenceOccupants(page, communeName(officer), typed, days.errors(), null, List.of()));
    }

    private Disclosed<DeskTask.Form> form(Counter.Open open, DeskTask task, Map<String, String> typed, Page page) {
        List<FieldError> errors = new ArrayList<>();
        List<Heads.Line> lines = List.of();
        if (task == DeskTask.HEAD || task == DeskTask.REMOVAL) {
            try {
                lines = heads.preview(open.access(), open.person()).value();
            } catch (Rejection e) {
                boolean none = e.refusal() == ResidenceError.NO_HOUSEHOLD && task == DeskTask.REMOVAL;
                if (!e.refusal().decides()) {
                    throw e;
                }
                if (!none) {
                    errors.add(new FieldError("on", page.say(e.vi(), e.en())));
                }
            }
        }
        List<Heads.Line> asked = asked(task, lines, open.person());
        String household = digest(asked);
        String before = typed.getOrDefault("household", "");
        if (!before.isEmpty() && !before.equals(household)) {
            errors.add(new FieldError(
                    "relation-0",
                    page.say(
                            "Hộ vừa thay đổi. Xem lại từng người rồi ghi lại.",
                            "The household has changed. Look at everybody again.")));
        }
        Map<String, String> all = new HashMap<>(typed);
        all.put("household", household);
        return about(open, BRIEF, page)
                .map(sections -> new DeskTask.Form(task, open.code(), all, errors, sections, asked));
    }

    /** Those whose relation is shown or asked for: all others of the household, when its head changes. */
    private static List<Heads.Line> asked(DeskTask task, List<Heads.Line> lines, UUID person) {
        boolean head = lines.stream()
                .anyMatch(line -> line.person().equals(person) && line.before().equals(Household.HEAD));
        if (task == DeskTask.REMOVAL && !head) {
            return List.of();
        }
        return lines.stream().filter(line -> !line.person().equals(person)).toList();
    }

    private static Map<UUID, String> stated(DeskTask.Form form) {
        Map<UUID, String> stated = new HashMap<>();
        for (int i = 0; i < form.lines().size(); i++) {
            String relation = form.value("relation-" + i);
            if (!relation.isEmpty()) {
                stated.put(form.lines().get(i).person(), relation);
            }
        }
        return stated;
    }

    private static List<Mover> staying(DeskTask.Form form, UUID person) {
        return stated(form).entrySet().stream()
                .filter(stated -> !stated.getKey().equals(person))
                .map(stated -> new Mover(stated.getKey(), stated.getValue()))
                .toList();
    }

    private Disclosed<List<Section>> about(Counter.Open open, List<String> mask, Page page) {
        List<Field> fields = mask.stream().map(Fields::get).toList();
        return persons.find(open.access(), open.person(), mask, VIA)
                .map(found -> found.map(view -> Section.of(view, fields, page.vietnamese()))
                        .orElseThrow(() -> Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS)));
    }

    private JteModel show(Page page, Session session, DeskTask.Form form) {
        List<Code> relations = codes.get("relation").codes();
        return new StaticTemplates().residenceTask(page, form, communeName(session.actor()), relations);
    }

    private UUID address(Session session, DeskTask.Form form) {
        String commune = commune(session.actor());
        return addresses.add(
                new AreaCode(commune.isEmpty() ? form.value("commune") : commune), today(), form.value("line"));
    }

    private static Actor officer(Session session) {
        return session.requireRole("residence-officer").actor();
    }

    /** The officer's commune; empty for one of a province or the country, who names it. */
    private static String commune(Actor officer) {
        String area = officer.area();
        return area != null && area.matches("[0-9]{5}") ? area : "";
    }

    private String communeName(Actor officer) {
        String commune = commune(officer);
        return commune.isEmpty() ? "" : units.name(new AreaCode(commune), today());
    }

    private static String digest(List<Heads.Line> lines) {
        String ids = lines.stream().map(line -> line.person().toString()).collect(Collectors.joining(","));
        return Sha256.hex(ids.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<String> receipts(Disclosed<?> answer) {
        return answer.receipts().stream().map(Receipt::id).toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    }
}
