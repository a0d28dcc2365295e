package vn.goc.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.Rejection;
import vn.goc.law.Rules;
import vn.goc.register.Fields;
import vn.goc.site.Texts;

/** The catalogue of procedures (danh mục thủ tục hành chính). Immutable; an answer is a look-up in memory. */
@Service
public class Procedures {
    private static final int LONGEST_SEARCH = 100;

    private final Map<String, Procedure> byCode = new TreeMap<>();
    private final Clock clock;

    Procedures(Rules rules, CodeLists codes, Clock clock) {
        this.clock = clock;
        LocalDate today = today();
        var known = new ProcedureFile.Known(
                rule -> rules.find(rule, today).isPresent(),
                paper -> codes.find("document", paper, today).isPresent(),
                path -> Fields.find(path).isPresent());
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:catalogue/*.json")) {
                Procedure read = ProcedureFile.read(
                        "catalogue/" + file.getFilename(), file.getContentAsByteArray(), known);
                if (byCode.put(read.code(), read) != null) {
                    throw new IllegalStateException("catalogue/" + file.getFilename() + ":1: code " + read.code() + " twice");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Procedure> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** @throws Rejection {@link CatalogueError#UNKNOWN_PROCEDURE} */
    public Procedure get(String code) {
        return find(code).orElseThrow(() -> Rejection.of(CatalogueError.UNKNOWN_PROCEDURE)
                .with("code", code.length() > 20 ? code.substring(0, 20) : code));
    }

    /**
     * The version that a dossier opened today goes by.
     *
     * @throws Rejection {@link CatalogueError#UNKNOWN_PROCEDURE}, {@link CatalogueError#NOT_IN_FORCE}
     */
    public ProcedureVersion current(String code) {
        LocalDate today = today();
        return get(code)
                .on(today)
                .orElseThrow(() -> Rejection.of(CatalogueError.NOT_IN_FORCE)
                        .with("code", code)
                        .with("day", Texts.day(today)));
    }

    /** The version a dossier was filed with; it stays for ever. */
    public ProcedureVersion version(String code, int number) {
        return get(code).versions().get(number - 1);
    }

    /** Procedures in force today whose name or summary has the words, accents forgiven; all for an empty text. */
    public List<Procedure> search(String text) {
        LocalDate today = today();
        String key = text.length() > LONGEST_SEARCH ? "" : PersonName.fold(text);
        return byCode.values().stream()
                .filter(procedure -> procedure.on(today)
                        .filter(version -> List.of(key.split(" ")).stream().allMatch(searchKey(version)::contains))
                        .isPresent())
                .toList();
    }

    private static String searchKey(ProcedureVersion version) {
        return PersonName.fold(version.name().vi() + " " + version.summary().vi() + " "
                + version.name().en() + " " + version.summary().en());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    }
}
