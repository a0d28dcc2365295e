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
import vn.goc.civil.Certificate;
import vn.goc.civil.Certificates;
import vn.goc.civil.Citizens;
import vn.goc.civil.CivilError;
import vn.goc.civil.Marriages;
import vn.goc.civil.NewMarriage;
import vn.goc.civil.Registered;
import vn.goc.civil.Registrar;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.pages.StaticTemplates;
import vn.goc.register.PersonView;
import vn.goc.site.Fact;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.web.Redirects;

/** “Đăng ký kết hôn”: both by number, looked over, signed, then the book. */
@Controller
class MarriagePages {
    private static final String PATH = "/civil/marriage";
    private static final int UNPROCESSABLE = 422;

    private final Marriages marriages;
    private final Certificates certificates;
    private final Citizens citizens;
    private final LookUps lookUps;

    MarriagePages(Marriages marriages, Certificates certificates, Citizens citizens, LookUps lookUps) {
        this.marriages = marriages;
        this.certificates = certificates;
        this.citizens = citizens;
        this.lookUps = lookUps;
    }

    @GetMapping(PATH)
    JteModel blank(Page page, Session session) {
        Registrar.of(session);
        return form(page, new Typed(Map.of("dossier", citizens.newDossier())), LookUps.nobody(), List.of());
    }

    @PostMapping(PATH)
    ResponseEntity<JteModel> filled(@RequestParam MultiValueMap<String, String> posted, Page page, Session session) {
        Registrar registrar = Registrar.of(session);
        Typed typed = Typed.of(posted);
        LookUps.Looked looked = lookUps.of(registrar, typed, Act.MARRIAGE, page, "husband", "wife");
        List<FieldError> errors = new ArrayList<>(looked.errors());
        boolean checking = typed.get("do").equals("check");
        NewMarriage marriage = checking ? read(typed, page, errors) : null;
        if (marriage == null || !errors.isEmpty()) {
            return looked.answer(errors.isEmpty() ? 200 : UNPROCESSABLE, form(page, typed, looked, errors));
        }
        return looked.answer(200, check(page, typed, marriage, looked));
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
        NewMarriage marriage = read(typed, page, errors);
        LookUps.Looked nobody = LookUps.nobody();
        if (marriage == null || !errors.isEmpty()) {
            return nobody.answer(UNPROCESSABLE, form(page, typed, nobody, errors));
        }
        try {
            Registered done = marriages.register(registrar, marriage);
            if (!done.again()) {
                certificates.issue(registrar, done.record(), Certificate.GIAY_CHUNG_NHAN_KET_HON, "husband");
                certificates.issue(registrar, done.record(), Certificate.GIAY_CHUNG_NHAN_KET_HON, "wife");
            }
            Redirects.see(response, "/civil/records/" + done.record() + "?done=yes");
            return null;
        } catch (Rejection refused) {
            if (!(refused.refusal() instanceof CivilError)) {
                throw refused;
            }
            String field = "wife".equals(refused.details().get("side")) ? "wife" : "husband";
            var error = new FieldError(field + "-number", page.say(refused.vi(), refused.en()));
            return nobody.answer(refused.refusal().status(), form(page, typed, nobody, List.of(error)));
        }
    }

    private static @Nullable NewMarriage read(Typed typed, Page page, List<FieldError> errors) {
        PersonalNumber husband = number("husband-number", typed, page, errors);
        PersonalNumber wife = number("wife-number", typed, page, errors);
        if (!typed.get("signed").equals("yes")) {
            errors.add(
                    new FieldError("signed", page.say(CivilError.BOTH_MUST_SIGN.vi(), CivilError.BOTH_MUST_SIGN.en())));
        }
        return husband == null || wife == null
                ? null
                : new NewMarriage(typed.get("dossier"), husband, wife, typed.has("signed"), typed.get("papers"));
    }

    private static @Nullable PersonalNumber number(String field, Typed typed, Page page, List<FieldError> errors) {
        boolean told = errors.stream().anyMatch(error -> error.field().equals(field));
        return told ? null : Typed.read(field, page, errors, () -> typed.number(field));
    }

    private static JteModel check(Page page, Typed typed, NewMarriage marriage, LookUps.Looked looked) {
        List<Checking.Part> parts = new ArrayList<>();
        parts.add(new Checking.Part(
                page.say("Bên nam", "Husband"), facts(looked.people().get("husband"), page)));
        parts.add(new Checking.Part(
                page.say("Bên nữ", "Wife"), facts(looked.people().get("wife"), page)));
        parts.add(new Checking.Part(
                page.say("Giấy tờ và chữ ký", "Papers and signatures"),
                List.of(
                        Fact.of(page.say("Giấy tờ đã xem", "Papers seen"), marriage.papers()),
                        Fact.of(
                                page.say("Chữ ký", "Signatures"),
                                page.say("Hai bên có mặt và đã ký sổ", "Both present, both have signed the book")))));
        return new StaticTemplates()
                .civilCheck(page, new Checking(Act.MARRIAGE, PATH, typed, parts, List.of(), "", List.of()));
    }

    private static List<Fact> facts(@Nullable PersonView view, Page page) {
        return view == null ? List.of() : PeopleShown.facts(view, page);
    }

    private static JteModel form(Page page, Typed typed, LookUps.Looked looked, List<FieldError> errors) {
        return new StaticTemplates().civilMarriage(page, typed, looked.people(), errors);
    }
}
