package vn.goc.codes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.codes.CodeList;
import vn.goc.codes.CodeLists;
import vn.goc.site.Texts;

/** Code lists for programs; public, no personal data. */
@RestController
class CodesApi {
    /** What a list is, without its codes. */
    record Listed(
            String id, String vi, String en, String version, String mark, String source, String sha256, int codes) {}

    private final CodeLists lists;
    private final Clock clock;

    CodesApi(CodeLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    @GetMapping("/api/codes")
    List<Listed> lists() {
        return lists.all().stream()
                .map(l -> new Listed(
                        l.id(),
                        l.vi(),
                        l.en(),
                        l.version(),
                        l.mark(),
                        l.source(),
                        l.sha256(),
                        l.codes().size()))
                .toList();
    }

    /** One list with the codes that may be used on a day, today unless said. */
    @GetMapping("/api/codes/{list}")
    CodeList list(
            @PathVariable String list,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
        CodeList all = lists.get(list);
        LocalDate day = on == null ? LocalDate.ofInstant(clock.instant(), Texts.ZONE) : on;
        return new CodeList(
                all.id(), all.vi(), all.en(), all.version(), all.mark(), all.source(), all.sha256(), all.on(day));
    }
}
