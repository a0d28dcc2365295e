package vn.goc.verification.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.web.Answers;
import vn.goc.provider.AgencyCaller;
import vn.goc.verification.Handing;
import vn.goc.verification.VerificationError;
import vn.goc.verification.VerificationFile;
import vn.goc.verification.Verifications;

/**
 * Files of claims of agencies' systems, by access token. A file comes as the part {@code file} of a form or as the body;
 * {@code Idempotency-Key} names it, so that sending it again makes no second one.
 */
@RestController
@RequestMapping("/api/verification/files")
class VerificationApi {
    private final Verifications verifications;

    VerificationApi(Verifications verifications) {
        this.verifications = verifications;
    }

    /** 202 with the file's id, {@code Location} where its progress stands. Without a part {@code file} the body is the file. */
    @PostMapping(consumes = {MediaType.MULTIPART_FORM_DATA_VALUE, "text/csv"})
    ResponseEntity<VerificationFile> handIn(
            AgencyCaller caller,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestParam String agreement,
            @RequestParam String purpose,
            @RequestParam(name = "case", required = false) @Nullable String caseCode,
            @RequestPart(required = false) @Nullable MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        var handing = new Handing(key, agreement, purpose, caseCode);
        if (file == null
                && !MediaType.parseMediaType(request.getContentType()).getType().equals("text")) {
            throw Rejection.of(VerificationError.FILE_MISSING);
        }
        try (InputStream content = file == null ? request.getInputStream() : file.getInputStream()) {
            VerificationFile taken = verifications.handIn(caller.actor(), handing, content);
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .header(HttpHeaders.LOCATION, "/api/verification/files/" + taken.id())
                    .body(taken);
        }
    }

    @GetMapping("/{id}")
    VerificationFile file(AgencyCaller caller, @PathVariable String id) {
        return verifications.file(caller.actor(), id(id));
    }

    /** CSV: {@code row,cmnd9,number,verdict,claims,column,reason_vi,reason_en}; verdicts are yes or no, never a value. */
    @GetMapping("/{id}/result")
    ResponseEntity<byte[]> result(AgencyCaller caller, @PathVariable String id) {
        return csv(Answers.of(verifications.result(caller.actor(), id(id))), id);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(AgencyCaller caller, @PathVariable String id) {
        verifications.delete(caller.actor(), id(id));
        return ResponseEntity.noContent().build();
    }

    static ResponseEntity<byte[]> csv(ResponseEntity<byte[]> answer, String id) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .contentType(new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"xac-thuc-" + id(id) + ".csv\"")
                .body(answer.getBody());
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Rejection.of(VerificationError.FILE_UNKNOWN);
        }
    }
}
