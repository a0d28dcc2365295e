package vn.goc.verification.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.LedgerError;
import vn.goc.ledger.web.Answers;
import vn.goc.pages.StaticTemplates;
import vn.goc.register.RegisterError;
import vn.goc.residence.SearchPurposes;
import vn.goc.site.FieldError;
import vn.goc.site.Page;
import vn.goc.site.Session;
import vn.goc.site.web.Redirects;
import vn.goc.verification.Handing;
import vn.goc.verification.Verdict;
import vn.goc.verification.VerificationError;
import vn.goc.verification.VerificationFile;
import vn.goc.verification.VerificationSettings;
import vn.goc.verification.Verifications;

/** “Kiểm tra theo tệp”: an officer hands in a file, watches it, reads what does not match, takes the result along. */
@Controller
class VerificationPages {
    private static final int MOST_SHOWN = 50;
    private static final byte[] MARK = "\ufeff".getBytes(StandardCharsets.UTF_8); // by which Excel knows UTF-8

    private final Verifications verifications;
    private final VerificationSettings settings;

    VerificationPages(Verifications verifications, VerificationSettings settings) {
        this.verifications = verifications;
        this.settings = settings;
    }

    @GetMapping("/verification")
    JteModel files(Page page, Session session) {
        return files(page, officer(session), "", "", List.of());
    }

    @PostMapping("/verification")
    @Nullable
    JteModel handIn(
            Page page,
            Session session,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(name = "case", defaultValue = "") String caseCode,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        Actor officer = officer(session);
        try {
            if (file == null || file.isEmpty()) {
                throw Rejection.of(VerificationError.FILE_MISSING);
            }
            String code = caseCode.isBlank() ? null : caseCode.strip();
            VerificationFile taken =
                    verifications.handIn(officer, new Handing(key, null, purpose, code), file.getInputStream());
            Redirects.see(response, "/verification/" + taken.id());
            return null;
        } catch (Rejection refused) {
            if (!refused.refusal().decides()) {
                throw refused;
            }
            response.setStatus(refused.refusal().status());
            var error = new FieldError(place(refused), page.say(refused.vi(), refused.en()));
            return files(page, officer, purpose, caseCode, List.of(error));
        }
    }

    /** Its progress, and once it has ended what does not match. */
    @GetMapping("/verification/{id}")
    ResponseEntity<JteModel> file(Page page, Session session, @PathVariable String id) {
        Actor officer = officer(session);
        VerificationFile file = verifications.file(officer, VerificationApi.id(id));
        if (!file.ended() || file.done() == 0) {
            return ResponseEntity.ok(
                    new StaticTemplates().verificationFile(page, file, List.<Verdict>of(), MOST_SHOWN));
        }
        return Answers.of(verifications
                .differences(officer, file.id(), MOST_SHOWN)
                .map(found -> new StaticTemplates().verificationFile(page, file, found, MOST_SHOWN)));
    }

    @GetMapping("/verification/{id}/result.csv")
    ResponseEntity<byte[]> result(Session session, @PathVariable String id) {
        Actor officer = officer(session);
        return VerificationApi.csv(
                Answers.of(verifications.result(officer, VerificationApi.id(id)).map(VerificationPages::marked)), id);
    }

    @PostMapping("/verification/{id}/delete")
    void delete(Session session, @PathVariable String id, HttpServletResponse response) {
        verifications.delete(officer(session), VerificationApi.id(id));
        Redirects.see(response, "/verification");
    }

    private JteModel files(Page page, Actor officer, String purpose, String caseCode, List<FieldError> errors) {
        return new StaticTemplates()
                .verificationFiles(
                        page,
                        SearchPurposes.of(officer),
                        verifications.list(officer),
                        settings,
                        UUID.randomUUID().toString(),
                        purpose,
                        caseCode,
                        errors);
    }

    private static Actor officer(Session session) {
        return session.requireRole("residence-officer").actor();
    }

    private static String place(Rejection refused) {
        return switch (refused.refusal()) {
            case LedgerError ledger -> "case";
            case RegisterError register -> "purpose";
            default -> "file";
        };
    }

    private static byte[] marked(byte[] csv) {
        var out = new ByteArrayOutputStream(csv.length + MARK.length);
        out.writeBytes(MARK);
        out.writeBytes(csv);
        return out.toByteArray();
    }
}
