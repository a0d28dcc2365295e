package vn.goc.papers.web;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.goc.kernel.Rejection;
import vn.goc.pages.StaticTemplates;
import vn.goc.papers.Paper;
import vn.goc.papers.PaperCode;
import vn.goc.papers.Papers;
import vn.goc.papers.PapersError;
import vn.goc.papers.Statements;
import vn.goc.site.FieldError;
import vn.goc.site.Page;

/** “Kiểm tra giấy tờ”: whether a paper in hand was issued here and still holds; for everybody, without an account. */
@Controller
class PaperPages {
    private static final int LONGEST_SHOWN = 48;

    private final Papers papers;
    private final Statements statements;

    PaperPages(Papers papers, Statements statements) {
        this.papers = papers;
        this.statements = statements;
    }

    @GetMapping("/p")
    ResponseEntity<JteModel> form(@RequestParam(defaultValue = "") String code, Page page) {
        if (code.isBlank()) {
            return answer(HttpStatus.OK, show(page, Checked.nothing(), List.of()));
        }
        try {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, "/p/" + PaperCode.parse(code).signs())
                    .build();
        } catch (Rejection malformed) {
            return malformed(code, page, malformed);
        }
    }

    @GetMapping("/p/{code}")
    ResponseEntity<JteModel> paper(@PathVariable String code, Page page) {
        PaperCode asked;
        try {
            asked = PaperCode.parse(code);
        } catch (Rejection malformed) {
            return malformed(code, page, malformed);
        }
        Optional<Paper> found = papers.find(asked);
        return answer(
                found.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND,
                show(page, new Checked(asked.shown(), found.orElse(null), found.isEmpty(), null), List.of()));
    }

    /** The QR code's statement, pasted: what our key signed, and whether the paper still holds. */
    @PostMapping("/p/check")
    ResponseEntity<JteModel> check(@RequestParam(defaultValue = "") String statement, Page page) {
        Optional<Statements.Said> said = statements.verify(statement);
        if (said.isEmpty()) {
            var error = new FieldError(
                    "statement",
                    page.say(
                            "Chuỗi này không do chúng tôi ký, hoặc đã bị sửa hay thiếu. Quét lại mã QR và dán toàn bộ.",
                            "We did not sign this, or it was changed or cut off. Scan the QR code again and paste all of it."));
            return answer(HttpStatus.UNPROCESSABLE_CONTENT, show(page, Checked.nothing(), List.of(error)));
        }
        Paper found = papers.find(new PaperCode(said.get().code())).orElse(null);
        return answer(HttpStatus.OK, show(page, new Checked("", found, found == null, said.get()), List.of()));
    }

    /** The public keys that statements are checked with, as a JWK set. */
    @GetMapping("/p/keys")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(statements.keys());
    }

    private static ResponseEntity<JteModel> malformed(String code, Page page, Rejection malformed) {
        var error = new FieldError("code", page.say(malformed.vi(), malformed.en()));
        String typed = code.length() > LONGEST_SHOWN ? code.substring(0, LONGEST_SHOWN) : code;
        return answer(
                HttpStatus.valueOf(PapersError.CODE_MALFORMED.status()),
                show(page, new Checked(typed, null, false, null), List.of(error)));
    }

    private static ResponseEntity<JteModel> answer(HttpStatus status, JteModel body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    private static JteModel show(Page page, Checked checked, List<FieldError> errors) {
        return new StaticTemplates().papersCheck(page, checked, errors);
    }
}
