package vn.goc.civil.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.goc.civil.Certificate;
import vn.goc.civil.Certificates;
import vn.goc.civil.Records;
import vn.goc.civil.Registrar;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Receipt;
import vn.goc.ledger.web.Answers;
import vn.goc.pages.StaticTemplates;
import vn.goc.papers.PaperCode;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.web.Redirects;

/** The civil-status officer's desk: what can be registered, the latest acts, one act with its papers, and the citizen's own. */
@Controller
class CivilPages {
    private final Records records;
    private final Certificates certificates;

    CivilPages(Records records, Certificates certificates) {
        this.records = records;
        this.certificates = certificates;
    }

    @GetMapping("/civil")
    JteModel home(Page page, Session session) {
        Registrar registrar = Registrar.of(session);
        return new StaticTemplates()
                .civilHome(page, String.valueOf(registrar.actor().unit()), records.latest(registrar));
    }

    @GetMapping("/civil/search")
    JteModel search(Page page, Session session) {
        Registrar.of(session);
        return new StaticTemplates().civilSearch(page, "", null, List.of(), List.of());
    }

    /** Only posted: a personal number stands in no address. */
    @PostMapping("/civil/search")
    ResponseEntity<JteModel> found(@RequestParam(defaultValue = "") String number, Page page, Session session) {
        Registrar registrar = Registrar.of(session);
        PersonalNumber asked;
        try {
            asked = PersonalNumber.parse(number);
        } catch (Rejection wrong) {
            var error = new FieldError("number", page.say(wrong.vi(), wrong.en()));
            String shown = number.length() > 20 ? number.substring(0, 20) : number;
            return ResponseEntity.unprocessableContent()
                    .body(new StaticTemplates().civilSearch(page, shown, null, List.of(error), List.of()));
        }
        var answer = records.ofPerson(registrar, asked);
        return Answers.of(answer.map(
                acts -> new StaticTemplates().civilSearch(page, asked.digits(), acts, List.of(), receipts(answer))));
    }

    @GetMapping("/civil/records/{id}")
    ResponseEntity<JteModel> record(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String done, Page page, Session session) {
        var answer = records.get(Registrar.of(session), id);
        return Answers.of(answer.map(whole -> new StaticTemplates()
                .civilRecord(page, whole, Certificates.lines(whole.record()), done, receipts(answer))));
    }

    @PostMapping("/civil/records/{id}/issue")
    void issue(
            @PathVariable UUID id,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String role,
            Session session,
            HttpServletResponse response) {
        certificates.issue(Registrar.of(session), id, Certificate.ofWord(kind), role);
        Redirects.see(response, "/civil/records/" + id + "?done=issued");
    }

    @GetMapping("/civil/records/{id}/papers/{code}.pdf")
    void pdf(@PathVariable UUID id, @PathVariable String code, Session session, HttpServletResponse response)
            throws IOException {
        PaperCode paper = PaperCode.parse(code);
        give(response, paper, certificates.pdf(Registrar.of(session), id, paper));
    }

    @GetMapping("/me/papers")
    ResponseEntity<JteModel> own(Page page, Session session) {
        return Answers.of(certificates
                .own(session.requireCitizen().actor())
                .map(papers -> new StaticTemplates().civilOwn(page, papers)));
    }

    @GetMapping("/me/papers/{code}.pdf")
    void ownPdf(@PathVariable String code, Session session, HttpServletResponse response) throws IOException {
        PaperCode paper = PaperCode.parse(code);
        give(response, paper, certificates.ownPdf(session.requireCitizen().actor(), paper));
    }

    private static void give(HttpServletResponse response, PaperCode code, Disclosed<byte[]> answer)
            throws IOException {
        ResponseEntity<byte[]> logged = Answers.of(answer);
        logged.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        byte[] pdf = answer.value();
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "inline; filename=\"" + code.shown() + ".pdf\"");
        response.setContentLength(pdf.length);
        response.getOutputStream().write(pdf);
    }

    private static List<String> receipts(Disclosed<?> answer) {
        return answer.receipts().stream().map(Receipt::id).toList();
    }
}
