package vn.goc.law;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import vn.goc.formats.Csv;
import vn.goc.formats.CsvRow;
import vn.goc.kernel.Rejection;

/**
 * Reads a file of rules and refuses, with file and line, what a lawyer would call a mistake: an unknown unit or mark, two
 * rows of one id that hold on the same day, a day between two rows on which none holds.
 */
final class RulesFile {
    private static final String[] COLUMNS = {
        "id",
        "value",
        "unit",
        "attributes",
        "name_vi",
        "name_en",
        "article_vi",
        "article_en",
        "mark",
        "valid_from",
        "valid_to",
        "from_mark"
    };

    private record Placed(Rule rule, long line) {}

    private final String name;
    private final Map<String, List<Placed>> rows = new TreeMap<>();

    private RulesFile(String name) {
        this.name = name;
    }

    /** Rules by id, each id's in the order of time. Takes over and closes the stream. */
    static Map<String, List<Rule>> read(String name, InputStream in) {
        var file = new RulesFile(name);
        try (Csv csv = Csv.open(in, new Csv.Limits(1 << 20, 5_000, COLUMNS.length, 400))
                .expect(COLUMNS)) {
            for (CsvRow row : csv) {
                Rule rule = file.rule(row);
                file.rows.computeIfAbsent(rule.id(), id -> new ArrayList<>()).add(new Placed(rule, row.line()));
            }
        } catch (Rejection refused) {
            throw new IllegalStateException(name + ": " + refused.en(), refused);
        }
        return file.ordered();
    }

    private Map<String, List<Rule>> ordered() {
        var out = new LinkedHashMap<String, List<Rule>>();
        rows.forEach((id, placed) -> {
            placed.sort(Comparator.comparing(p -> p.rule().from()));
            for (int i = 1; i < placed.size(); i++) {
                joined(placed.get(i - 1), placed.get(i));
            }
            out.put(id, placed.stream().map(Placed::rule).toList());
        });
        return out;
    }

    private void joined(Placed earlier, Placed later) {
        LocalDate end = earlier.rule().to();
        LocalDate start = later.rule().from();
        if (end == null || end.isAfter(start)) {
            throw wrong(
                    later.line(),
                    "“" + later.rule().id() + "” overlaps line " + earlier.line() + ": end that row on " + start
                            + " or start this one later");
        }
        if (end.isBefore(start)) {
            throw wrong(
                    later.line(),
                    "“" + later.rule().id() + "” leaves a gap after line " + earlier.line() + ": no rule holds from "
                            + end + " to " + start);
        }
    }

    private Rule rule(CsvRow row) {
        String id = row.required("id");
        if (!id.matches("[a-z0-9]+([.-][a-z0-9]+)*")) {
            throw wrong(row.line(), "id “" + id + "” must be lower-case words joined by . or -");
        }
        Rule.Unit unit = one(Rule.Unit.class, row, "unit");
        String value = row.required("value");
        if (unit != Rule.Unit.TEXT && !value.matches("[0-9]{1,9}")) {
            throw wrong(row.line(), "value “" + value + "” must be a whole number of " + row.text("unit"));
        }
        LocalDate from = row.date("valid_from");
        LocalDate to = row.text("valid_to").isEmpty() ? null : row.date("valid_to");
        if (to != null && !to.isAfter(from)) {
            throw wrong(row.line(), "valid_to must be after valid_from");
        }
        return new Rule(
                id,
                value,
                unit,
                attributes(row),
                row.required("name_vi"),
                row.required("name_en"),
                row.required("article_vi"),
                row.required("article_en"),
                one(Rule.Mark.class, row, "mark"),
                from,
                to,
                one(Rule.Mark.class, row, "from_mark"));
    }

    /** {@code key=value} joined by semicolons; only keys that something obeys. */
    private Map<String, String> attributes(CsvRow row) {
        var out = new TreeMap<String, String>();
        for (String part : row.text("attributes").split(";", -1)) {
            if (part.isBlank()) {
                continue;
            }
            int at = part.indexOf('=');
            String key = at < 0 ? part.strip() : part.substring(0, at).strip();
            String value = at < 0 ? "" : part.substring(at + 1).strip();
            boolean known = switch (key) {
                case "after" -> time(value);
                case "clock" -> value.equals("restarts") || value.equals("outside");
                default -> false;
            };
            if (!known || out.put(key, value) != null) {
                throw wrong(
                        row.line(),
                        "attribute “" + part.strip()
                                + "” is not one of after=HH:mm, clock=restarts, clock=outside, each once");
            }
        }
        return out;
    }

    private static boolean time(String text) {
        try {
            return text.length() == 5 && Objects.nonNull(LocalTime.parse(text));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private <E extends Enum<E>> E one(Class<E> type, CsvRow row, String column) {
        String text = row.required(column);
        for (E constant : type.getEnumConstants()) {
            String word = constant.name().replace('_', '-');
            if (word.equals(text) || word.toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw wrong(row.line(), column + " “" + text + "” is not known");
    }

    private IllegalStateException wrong(long line, String what) {
        return new IllegalStateException(name + ", line " + line + ": " + what);
    }
}
