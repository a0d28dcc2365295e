package vn.goc.ledger.web;

import gg.jte.models.runtime.JteModel;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.LedgerError;
import vn.goc.ledger.Receipts;
import vn.goc.ledger.Tracker;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.SiteError;

/** “Ai đã xem dữ liệu của tôi”: the list, one line with its proof, and both as files to check elsewhere. */
@Controller
class WhoSawPages {
    private static final int LINES = 25;
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z"); // a clock set back hides no line

    private final Tracker tracker;
    private final Receipts receipts;
    private final JsonMapper json;

    WhoSawPages(Tracker tracker, Receipts receipts, JsonMapper json) {
        this.tracker = tracker;
        this.receipts = receipts;
        this.json = json;
    }

    @GetMapping("/me/who-saw")
    @ResponseBody
    JteModel list(@RequestParam(defaultValue = "") String before, Page page, Session session) {
        var person = session.requireCitizen().actor().id();
        List<Tracker.Line> lines = tracker.list(person, moment(before), LINES);
        return new StaticTemplates().ledgerWhosaw(page, lines, tracker.count(person), lines.size() == LINES);
    }

    @GetMapping("/me/who-saw/{key}")
    @ResponseBody
    JteModel line(@PathVariable String key, Page page, Session session) {
        return new StaticTemplates().ledgerLine(page, evidence(key, session), receipts.vkey());
    }

    /** The receipt: a tlog-proof anybody can verify. */
    @GetMapping("/me/who-saw/{key}/receipt.tlog-proof")
    ResponseEntity<byte[]> receipt(@PathVariable String key, Session session) {
        byte[] proof = evidence(key, session)
                .proven()
                .map(Receipts.Proven::proof)
                .orElseThrow(() -> Rejection.of(LedgerError.RECEIPT_EARLY));
        return file(MediaType.parseMediaType("text/plain;charset=utf-8"), "bien-nhan-" + key + ".tlog-proof", proof);
    }

    /** What the receipt is about: the two halves that hash to the leaf. Personal data, so only its subject gets it. */
    @GetMapping("/me/who-saw/{key}/opening.json")
    ResponseEntity<byte[]> opening(@PathVariable String key, Session session) {
        Tracker.Evidence evidence = evidence(key, session);
        Map<String, String> halves = new LinkedHashMap<>();
        halves.put("salt", Base64.getEncoder().encodeToString(evidence.salt()));
        halves.put("plain", new String(evidence.plain(), StandardCharsets.UTF_8));
        return file(MediaType.APPLICATION_JSON, "noi-dung-" + key + ".json", json.writeValueAsBytes(halves));
    }

    @GetMapping("/receipt")
    @ResponseBody
    JteModel check(@RequestParam(defaultValue = "") String id, Page page) {
        String code = id.strip();
        if (code.isEmpty()) {
            return new StaticTemplates().ledgerReceipt(page, "", null, "", receipts.vkey());
        }
        try {
            return new StaticTemplates().ledgerReceipt(page, code, receipts.prove(code), "", receipts.vkey());
        } catch (Rejection refusal) {
            String text = page.say(refusal.vi(), refusal.en());
            String shown = code.length() > 120 ? code.substring(0, 120) : code;
            return new StaticTemplates().ledgerReceipt(page, shown, null, text, receipts.vkey());
        }
    }

    private Tracker.Evidence evidence(String key, Session session) {
        return tracker.evidence(session.requireCitizen().actor().id(), key)
                .orElseThrow(() -> Rejection.of(SiteError.NOT_FOUND));
    }

    private Instant moment(String before) {
        try {
            return before.isEmpty() ? END_OF_TIME : Instant.parse(before);
        } catch (DateTimeException e) {
            throw Rejection.of(SiteError.WRONG_TYPE).with("field", "before");
        }
    }

    private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(bytes);
    }
}
