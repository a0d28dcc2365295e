package vn.goc.civil.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.goc.civil.Act;
import vn.goc.civil.Certificate;
import vn.goc.civil.Certificates;
import vn.goc.civil.Citizens;
import vn.goc.civil.CivilError;
import vn.goc.civil.Deaths;
import vn.goc.civil.Evidence;
import vn.goc.civil.NewBirth.Declarant;
import vn.goc.civil.NewDeath;
import vn.goc.civil.Registered;
import vn.goc.civil.Registrar;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.pages.StaticTemplates;
import vn.goc.register.PersonView;
import vn.goc.site.Fact;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.web.Redirects;

/** “Đăng ký khai tử”: one page to fill in, one to look over, then the book. */
@Controller
class DeathPages {
    private static final String PATH = "/civil/death";
    private static final int UNPROCESSABLE = 422;
    private static final Map<Object, String> PLACES = Map.of(
            CivilError.DAY_AHEAD, "died",
            CivilError.DIED_BEFORE_BIRTH, "died",
            CivilError.TEXT_NEEDED, "place");

    private final Deaths deaths;
    private final Certificates certificates;
    private final Citizens citizens;
    private final LookUps lookUps;
    private final Choices choices;

    DeathPages(Deaths deaths, Certificates certificates, Citizens citizens, LookUps lookUps, Choices choices) {
        this.deaths = deaths;
        this.certificates = certificates;
        this.citizens = citizens;
        this.lookUps = lookUps;
        this.choices = choices;
    }

    @GetMapping(PATH)
    JteModel blank(Page page, Session session) {
        Registrar.of(session);
        var begun = new Typed(Map.of("dossier", citizens.newDossier()));
        return form(page, begun, LookUps.nobody(), List.of());
    }

    @PostMapping(PATH)
    ResponseEntity<JteModel> filled(@RequestParam MultiValueMap<String, String> posted, Page page, Session session) {
        Registrar registrar = Registrar.of(session);
        Typed typed = Typed.of(posted);
        LookUps.Looked looked = lookUps.of(registrar, typed, Act.DEATH, page, "person");
        List<FieldError> errors = new ArrayList<>(looked.errors());
        if (!typed.get("do").equals("check")) {
            return looked.answer(errors.isEmpty() ? 200 : UNPROCESSABLE, form(page, typed, looked, errors));
        }
        NewDeath death = read(typed, page, errors);
        if (death == null || !errors.isEmpty()) {
            return looked.answer(UNPROCESSABLE, form(page, typed, looked, errors));
        }
        return looked.answer(200, check(page, typed, death, looked));
    }

    @PostMapping(PATH + "/register")
    @Nullable
    ResponseEntity<JteModel> register(
            @RequestParam MultiValueMap<String, String> posted,
            Page page,
            Session session,
            HttpServletResponse response) {
        Registrar registrar = Registrar.of(session);
        Typed typed = Typed.of(posted);
        List<FieldError> errors = new ArrayList<>();
        NewDeath death = read(typed, page, errors);
        LookUps.Looked nobody = LookUps.nobody();
        if (death == null || !errors.isEmpty()) {
            return nobody.answer(UNPROCESSABLE, form(page, typed, nobody, errors));
        }
        try {
            Registered done = deaths.register(registrar, death);
            if (!done.again()) {
                certificates.issue(registrar, done.record(), Certificate.TRICH_LUC_KHAI_TU, "");
            }
            Redirects.see(response, "/civil/records/" + done.record() + "?done=yes");
            return null;
        } catch (Rejection refused) {
            if (!(refused.refusal() instanceof CivilError)) {
                throw refused;
            }
            var error = new FieldError(
                    PLACES.getOrDefault(refused.refusal(), "person-number"), page.say(refused.vi(), refused.en()));
            return nobody.answer(refused.refusal().status(), form(page, typed, nobody, List.of(error)));
        }
    }

    private static @Nullable NewDeath read(Typed typed, Page page, List<FieldError> errors) {
        int before = errors.size();
        PersonalNumber number = Typed.read("person-number", page, errors, () -> typed.number("person-number"));
        PartialDate died = Typed.read("died", page, errors, () -> typed.date("died"));
        typed.need("place", page, errors, "Ghi nơi chết.", "Enter the place of death.");
        typed.need("cause", page, errors, "Chọn nguyên nhân chết.", "Choose the cause of death.");
        typed.need("evidence", page, errors, "Chọn loại giấy báo tử.", "Choose the notice of death.");
        typed.need("declarant", page, errors, "Ghi họ tên người đi khai.", "Enter the declarant’s name.");
        typed.need("relation", page, errors, "Ghi quan hệ với người chết.", "Enter the relation to the deceased.");
        if (errors.size() > before) {
            return null;
        }
        return Typed.read(
                "evidence-number",
                page,
                errors,
                () -> new NewDeath(
                        typed.get("dossier"),
                        Objects.requireNonNull(number),
                        Objects.requireNonNull(died),
                        typed.get("place"),
                        typed.get("cause"),
                        new Evidence(typed.get("evidence"), typed.get("evidence-number"), null),
                        new Declarant(typed.get("declarant"), typed.get("relation"))));
    }

    private JteModel check(Page page, Typed typed, NewDeath death, LookUps.Looked looked) {
        PersonView view = looked.people().get("person");
        List<Fact> what = List.of(
                Fact.of(page.say("Ngày chết", "Date of death"), death.diedOn().shown()),
                Fact.of(page.say("Nơi chết", "Place of death"), death.place()),
                Fact.of(page.say("Nguyên nhân", "Cause"), choices.name("death-cause", death.cause(), page)),
                Fact.of(
                        page.say("Giấy báo tử", "Notice of death"),
                        choices.name("death-evidence", death.evidence().kind(), page) + " "
                                + death.evidence().number()),
                Fact.of(
                        page.say("Người đi khai", "Declarant"),
                        death.declarant().name() + " (" + death.declarant().relation() + ")"));
        List<Checking.Part> parts = List.of(
                new Checking.Part(
                        page.say("Người chết", "The deceased"),
                        view == null ? List.of() : PeopleShown.facts(view, page)),
                new Checking.Part(page.say("Việc chết", "The death"), what));
        return new StaticTemplates()
                .civilCheck(page, new Checking(Act.DEATH, PATH, typed, parts, List.of(), "", List.of()));
    }

    private JteModel form(Page page, Typed typed, LookUps.Looked looked, List<FieldError> errors) {
        return new StaticTemplates()
                .civilDeath(
                        page,
                        typed,
                        looked.people(),
                        choices.codes("death-cause", page),
                        choices.codes("death-evidence", page),
                        errors);
    }
}
