package vn.goc.codes;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.Rejection;
import vn.goc.site.Texts;

/**
 * Danh mục dùng chung: {@code ethnicity, religion, sex, marital, relation, nationality, document}. Immutable; an answer
 * is a look-up in memory.
 */
@Service
public class CodeLists {
    private static final int LONGEST_TEXT = 200;

    private final Map<String, CodeList> lists;
    private final Map<String, Map<String, List<Code>>> byCode = new HashMap<>();
    private final Map<String, Map<String, List<Code>>> byText = new HashMap<>();

    CodeLists() {
        this.lists = CodeFile.all();
        lists.forEach((id, list) -> {
            Map<String, List<Code>> codes = byCode.computeIfAbsent(id, i -> new HashMap<>());
            Map<String, List<Code>> texts = byText.computeIfAbsent(id, i -> new HashMap<>());
            for (Code code : list.codes()) {
                codes.computeIfAbsent(code.code(), c -> new ArrayList<>(1)).add(code);
                Stream.concat(Stream.of(code.vi(), code.en()), code.aliases().stream())
                        .flatMap(text -> Stream.of(exact(text), folded(text)))
                        .distinct()
                        .forEach(key -> texts.computeIfAbsent(key, k -> new ArrayList<>(1))
                                .add(code));
            }
        });
    }

    /** All lists, in the order of {@code codes/lists.csv}. */
    public List<CodeList> all() {
        return List.copyOf(lists.values());
    }

    /**
     * One list with the codes of all times.
     *
     * @throws Rejection {@link CodesError#UNKNOWN_LIST}
     */
    public CodeList get(String list) {
        CodeList found = lists.get(list);
        if (found == null) {
            throw Rejection.of(CodesError.UNKNOWN_LIST)
                    .with("list", Rejection.shorten(list))
                    .with("lists", String.join(", ", lists.keySet()));
        }
        return found;
    }

    /**
     * The entry that a code had on a day.
     *
     * @throws Rejection {@link CodesError#UNKNOWN_LIST}, {@link CodesError#UNKNOWN_CODE}
     */
    public Code code(String list, String code, LocalDate on) {
        get(list);
        return byCode.getOrDefault(list, Map.of()).getOrDefault(code, List.of()).stream()
                .filter(c -> c.holdsOn(on))
                .findFirst()
                .orElseThrow(() -> Rejection.of(CodesError.UNKNOWN_CODE)
                        .with("list", list)
                        .with("code", Rejection.shorten(code))
                        .with("day", Texts.day(on)));
    }

    /**
     * The one entry that a text means on a day: its code, else a name in either language or an alias, first as written, then
     * without accents, case and hyphens. Empty when none or several fit.
     *
     * @throws Rejection {@link CodesError#UNKNOWN_LIST}
     */
    public Optional<Code> find(String list, String text, LocalDate on) {
        get(list);
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        return byCode.getOrDefault(list, Map.of()).getOrDefault(text, List.of()).stream()
                .filter(c -> c.holdsOn(on))
                .findFirst()
                .or(() -> one(list, exact(text), on))
                .or(() -> one(list, folded(text), on));
    }

    /** {@code Kinh}: the name of a code whenever it held, the code itself when it never did; for showing old records. */
    public String name(String list, String code, boolean vietnamese) {
        get(list);
        List<Code> codes = byCode.getOrDefault(list, Map.of()).getOrDefault(code, List.of());
        return codes.isEmpty() ? code : codes.getLast().shown(vietnamese);
    }

    /** SHA-256 of the list's file, 64 hex digits. */
    public String checksum(String list) {
        return get(list).sha256();
    }

    public String version(String list) {
        return get(list).version();
    }

    private Optional<Code> one(String list, String key, LocalDate on) {
        List<Code> fit = byText.getOrDefault(list, Map.of()).getOrDefault(key, List.of()).stream()
                .filter(c -> c.holdsOn(on))
                .toList();
        return fit.size() == 1 ? Optional.of(fit.getFirst()) : Optional.empty();
    }

    private static String exact(String text) {
        return "=" + Normalizer.normalize(text, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    private static String folded(String text) {
        return PersonName.fold(text.replace('-', ' ').replace("'", "").replace("’", ""));
    }
}
