package vn.goc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./goc bench NAME|all [--prepare] [--quick] [--row WORD] [--json FILE] [--data DIR]}: exit code 0, or 1 when a full run misses a
 * target, 2 for wrong usage.
 */
public final class Bench {
    private Bench() {}

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        String name = args.length == 0 ? "" : args[0];
        boolean prepare = false;
        boolean quick = false;
        String only = "";
        Path json = null;
        Path data = Path.of("var/bench");
        for (int i = 1; i < args.length; i++) {
            switch (args[i]) {
                case "--prepare" -> prepare = true;
                case "--quick" -> quick = true;
                case "--row" -> only = value(args, i++);
                case "--json" -> json = Path.of(value(args, i++));
                case "--data" -> data = Path.of(value(args, i++));
                default -> wrong("unknown option " + args[i]);
            }
        }
        if (!List.of("foundation", "register", "all").contains(name)) {
            wrong("benchmarks: foundation, register, all");
        }
        var foundation = new Foundation(data.toAbsolutePath(), quick, only);
        if (prepare) {
            foundation.prepare();
            return;
        }
        List<Row> rows = new ArrayList<>();
        if (!name.equals("register")) {
            rows.addAll(foundation.run());
        }
        if (!name.equals("foundation")) {
            rows.addAll(new Register(data.toAbsolutePath(), quick, only).run());
        }
        print(rows, quick);
        if (json != null) {
            write(json, name, rows, quick);
        }
        System.exit(rows.stream().anyMatch(row -> Boolean.FALSE.equals(row.ok())) && !quick ? 1 : 0);
    }

    private static String value(String[] args, int option) {
        if (option + 1 >= args.length) {
            wrong(args[option] + " takes a value");
        }
        return args[option + 1];
    }

    private static void wrong(String text) {
        System.err.println("goc bench: " + text);
        System.exit(2);
    }

    private static void print(List<Row> rows, boolean quick) {
        System.out.println("\n" + machine() + ", " + LocalDate.now(java.time.ZoneOffset.UTC));
        System.out.println("| row | value | baseline | ratio | target | ok | note |\n|---|---|---|---|---|---|---|");
        for (Row row : rows) {
            System.out.printf(
                    "| %s | %s | %s | %s | %s | %s | %s |%n",
                    row.name(),
                    row.unit().isEmpty() ? "–" : number(row.value()) + " " + row.unit(),
                    row.baseline() == null ? "–" : number(row.baseline()),
                    row.ratio() == null ? "–" : String.format(Locale.ROOT, "%.2f×", row.ratio()),
                    row.target(),
                    row.ok() == null ? "–" : row.ok() ? "yes" : "NO",
                    row.note());
        }
        if (quick) {
            System.out.println("A quick run: three short rounds; only the full run decides.");
        }
    }

    private static String number(double value) {
        return value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }

    private static void write(Path file, String bench, List<Row> rows, boolean quick) throws IOException {
        List<Map<String, @Nullable Object>> out = new ArrayList<>();
        for (Row row : rows) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("name", row.name());
            one.put("value", row.value());
            one.put("unit", row.unit());
            one.put("baseline", row.baseline());
            one.put("ratio", row.ratio());
            one.put("target", row.target());
            one.put("ok", row.ok());
            one.put("note", row.note());
            out.add(one);
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("bench", bench);
        document.put("machine", machine());
        document.put("quick", quick);
        document.put("rows", out);
        Files.writeString(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(document));
    }

    private static String machine() {
        String model = "unknown processor";
        try {
            model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .orElse(model);
        } catch (IOException e) {
            // another kind of machine
        }
        return Runtime.getRuntime().availableProcessors() + " cores " + model + ", JDK " + Runtime.version();
    }
}
