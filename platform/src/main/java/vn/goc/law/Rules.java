package vn.goc.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Rejection;
import vn.goc.site.SiteSettings;
import vn.goc.site.Texts;

/**
 * Which rule held on a day. Every legal limit of the platform is asked for here by its id and the day that decides,
 * never written into code.
 *
 * <p>The rules are read once at start from {@code law/rules.csv}; a file named by {@code goc.law.file} replaces the rules
 * whose ids it has. A file with a mistake stops the start with its name and line.
 */
@Service
public class Rules {
    private final Map<String, List<Rule>> byId;

    Rules(LawSettings settings, SiteSettings site) {
        var all = new TreeMap<>(RulesFile.read("law/rules.csv", resource("/law/rules.csv")));
        Path file = settings.file();
        if (file != null) {
            Path path = site.data().resolve(file);
            all.putAll(RulesFile.read(path.toString(), open(path)));
        }
        this.byId = Map.copyOf(all);
    }

    /**
     * The rule that held on a day.
     *
     * @throws Rejection {@link LawError#UNKNOWN_RULE}, {@link LawError#NO_RULE_ON_THAT_DAY}
     */
    public Rule on(String id, LocalDate day) {
        return history(id).stream()
                .filter(rule -> rule.holdsOn(day))
                .findFirst()
                .orElseThrow(() -> Rejection.of(LawError.NO_RULE_ON_THAT_DAY)
                        .with("rule", id)
                        .with("day", Texts.day(day)));
    }

    /** The rule that held on a day, if one did; also empty for an id nobody knows. */
    public Optional<Rule> find(String id, LocalDate day) {
        return byId.getOrDefault(id, List.of()).stream()
                .filter(rule -> rule.holdsOn(day))
                .findFirst();
    }

    /**
     * All that the rule was in the course of time, the earliest first, without gap or overlap.
     *
     * @throws Rejection {@link LawError#UNKNOWN_RULE}
     */
    public List<Rule> history(String id) {
        List<Rule> rows = byId.get(id);
        if (rows == null) {
            throw Rejection.of(LawError.UNKNOWN_RULE).with("rule", id.length() > 80 ? id.substring(0, 80) : id);
        }
        return rows;
    }

    /** Every rule that held on a day, by id. */
    public List<Rule> all(LocalDate day) {
        return byId.keySet().stream()
                .sorted()
                .flatMap(id -> find(id, day).stream())
                .toList();
    }

    static InputStream resource(String name) {
        return Objects.requireNonNull(Rules.class.getResourceAsStream(name), name);
    }

    static InputStream open(Path path) {
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw new UncheckedIOException("goc.law: " + path + " cannot be read", e);
        }
    }
}
