package vn.goc.civil.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.goc.civil.Act;
import vn.goc.civil.Births;
import vn.goc.civil.Certificate;
import vn.goc.civil.Certificates;
import vn.goc.civil.Citizens;
import vn.goc.civil.CivilError;
import vn.goc.civil.NewBirth;
import vn.goc.civil.Registered;
import vn.goc.civil.Registrar;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.web.Answers;
import vn.goc.pages.StaticTemplates;
import vn.goc.register.PersonView;
import vn.goc.site.Fact;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.web.Redirects;

/** “Đăng ký khai sinh”: one page to fill in, one to look over, then the book. Only posted, as it names people by number. */
@Controller
class BirthPages {
    private static final String PATH = "/civil/birth";
    private static final int UNPROCESSABLE = 422;

    private final Births births;
    private final Certificates certificates;
    private final Citizens citizens;
    private final LookUps lookUps;
    private final Choices choices;

    BirthPages(Births births, Certificates certificates, Citizens citizens, LookUps lookUps, Choices choices) {
        this.births = births;
        this.certificates = certificates;
        this.citizens = citizens;
        this.lookUps = lookUps;
        this.choices = choices;
    }

    @GetMapping(PATH)
    JteModel blank(Page page, Session session) {
        Registrar.of(session);
        Map<String, String> begun =
                Map.of("dossier", citizens.newDossier(), "nationality", "VNM", "evidence", "chung-sinh");
        return form(page, new Typed(begun), LookUps.nobody(), List.of());
    }

    @PostMapping(PATH)
    ResponseEntity<JteModel> filled(@RequestParam MultiValueMap<String, String> posted, Page page, Session session) {
        Registrar registrar = Registrar.of(session);
        Typed typed = Typed.of(posted);
        LookUps.Looked looked = lookUps.of(registrar, typed, Act.BIRTH, page, "mother", "father");
        if (!typed.get("do").equals("check")) {
            boolean wrong = !looked.errors().isEmpty();
            return looked.answer(wrong ? UNPROCESSABLE : 200, form(page, typed, looked, looked.errors()));
        }
        List<FieldError> errors = new ArrayList<>(looked.errors());
        NewBirth birth = BirthForm.read(typed, page, errors);
        if (birth == null || !errors.isEmpty()) {
            return looked.answer(UNPROCESSABLE, form(page, typed, looked, errors));
        }
        try {
            return check(registrar, typed, birth, looked, List.of(), page);
        } catch (Rejection refused) {
            return looked.answer(
                    refused.refusal().status(), form(page, typed, looked, List.of(BirthForm.place(refused, page))));
        }
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
        NewBirth birth = BirthForm.read(typed, page, errors);
        LookUps.Looked nobody = LookUps.nobody();
        if (birth == null || !errors.isEmpty()) {
            return nobody.answer(UNPROCESSABLE, form(page, typed, nobody, errors));
        }
        List<PersonalNumber> confirmed = posted.getOrDefault("confirmed", List.of()).stream()
                .limit(20)
                .map(PersonalNumber::parse)
                .toList();
        try {
            Registered done = births.register(registrar, birth.confirming(confirmed, typed.get("reason")));
            if (!done.again()) {
                certificates.issue(registrar, done.record(), Certificate.GIAY_KHAI_SINH, "");
            }
            Redirects.see(response, "/civil/records/" + done.record() + "?done=yes");
            return null;
        } catch (Rejection refused) {
            boolean alike = refused.refusal() == CivilError.DUPLICATE_SUSPECTED
                    || refused.refusal() == CivilError.REASON_NEEDED;
            if (!alike) {
                throw refused;
            }
            LookUps.Looked looked = lookUps.of(registrar, typed, Act.BIRTH, page, "mother", "father");
            var error = new FieldError("reason", page.say(refused.vi(), refused.en()));
            return check(registrar, typed, birth, looked, List.of(error), page);
        }
    }

    private ResponseEntity<JteModel> check(
            Registrar registrar,
            Typed typed,
            NewBirth birth,
            LookUps.Looked looked,
            List<FieldError> errors,
            Page page) {
        Disclosed<List<PersonView>> alike = births.candidates(registrar, birth);
        List<Checking.Part> parts = List.of(
                new Checking.Part(page.say("Trẻ", "Child"), child(birth, page)),
                new Checking.Part(page.say("Mẹ", "Mother"), parent("mother", birth.mother(), looked, page)),
                new Checking.Part(page.say("Cha", "Father"), parent("father", birth.father(), looked, page)),
                new Checking.Part(page.say("Giấy tờ và người đi khai", "Proof and declarant"), proof(birth, page)));
        ResponseEntity<JteModel> ok = Answers.of(alike.map(found -> new StaticTemplates()
                .civilCheck(page, new Checking(Act.BIRTH, PATH, typed, parts, found, typed.get("reason"), errors))));
        return ResponseEntity.status(errors.isEmpty() ? 200 : CivilError.DUPLICATE_SUSPECTED.status())
                .headers(ok.getHeaders())
                .body(ok.getBody());
    }

    private List<Fact> child(NewBirth birth, Page page) {
        return List.of(
                Fact.of(page.say("Họ, chữ đệm, tên", "Full name"), birth.name().full()),
                Fact.of(page.say("Ngày sinh", "Date of birth"), birth.bornOn().shown()),
                Fact.of(
                        page.say("Giới tính", "Sex"),
                        page.say(birth.sex().vi(), birth.sex().en())),
                Fact.of(
                        page.say("Nơi sinh", "Place of birth"),
                        birth.birthPlaceText() + ", " + choices.province(birth.birthPlace())),
                Fact.of(page.say("Quê quán", "Place of origin"), choices.province(birth.origin())),
                Fact.of(page.say("Dân tộc", "Ethnic group"), choices.name("ethnicity", birth.ethnicity(), page)),
                Fact.of(page.say("Quốc tịch", "Nationality"), choices.name("nationality", birth.nationality(), page)));
    }

    private static List<Fact> parent(String who, NewBirth.@Nullable Parent parent, LookUps.Looked looked, Page page) {
        PersonView view = looked.people().get(who);
        if (view != null) {
            return PeopleShown.facts(view, page);
        }
        if (parent == null) {
            return List.of(Fact.of(page.say("Họ, chữ đệm, tên", "Full name"), page.say("Không ghi", "Left out")));
        }
        return List.of(
                Fact.of(page.say("Họ, chữ đệm, tên", "Full name"), parent.name()),
                Fact.of(page.say("Năm sinh", "Year of birth"), String.valueOf(parent.birthYear())),
                Fact.of(page.say("Nơi cư trú", "Residence"), parent.residence()));
    }

    private List<Fact> proof(NewBirth birth, Page page) {
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.of(
                        page.say("Giấy tờ", "Proof"),
                        choices.name("birth-evidence", birth.evidence().kind(), page) + " "
                                + birth.evidence().number()),
                Fact.of(
                        page.say("Người đi khai", "Declarant"),
                        birth.declarant().name() + " (" + birth.declarant().relation() + ")")));
        if (birth.birthOrder() > 0) {
            facts.add(Fact.of(page.say("Thứ tự sinh", "Order of birth"), Integer.toString(birth.birthOrder())));
        }
        if (!birth.surrogacy().isEmpty()) {
            facts.add(Fact.of(page.say("Mang thai hộ", "Surrogacy"), birth.surrogacy()));
        }
        return facts;
    }

    private JteModel form(Page page, Typed typed, LookUps.Looked looked, List<FieldError> errors) {
        return new StaticTemplates()
                .civilBirth(
                        page,
                        typed,
                        looked.people(),
                        choices.provinces(),
                        choices.codes("ethnicity", page),
                        choices.codes("nationality", page),
                        choices.codes("birth-evidence", page),
                        errors);
    }
}
