package vn.goc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** The jar's entry: {@code serve}, {@code seed} and {@code load}. The launcher {@code ./goc} is what people call. */
public final class Goc {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Goc() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try {
            var options = Options.parse(Arrays.asList(args));
            switch (options.command()) {
                case "serve" -> Server.run(options);
                case "seed" -> Server.seedOnly(options);
                case "load" -> Server.loadOnly(options);
                default -> throw new IllegalArgumentException("Unknown command: " + options.command());
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
        } catch (IOException | RuntimeException e) {
            System.err.println("Gốc could not go on: " + e.getMessage());
            if (System.getenv("GOC_DEBUG") != null) {
                e.printStackTrace();
            }
            System.exit(FAILED);
        }
    }

    /**
     * What the command line asks for.
     *
     * @param file of {@code load}
     */
    record Options(
            String command,
            int port,
            Path data,
            int people,
            @Nullable Path file) {
        private static final int MOST_PEOPLE = 1_000_000;

        Options(String command, int port, Path data, int people) {
            this(command, port, data, people, null);
        }

        static Options parse(java.util.List<String> args) {
            String command = args.isEmpty() ? "serve" : args.getFirst();
            int port = 8080;
            int people = -1;
            Path data = Path.of("var");
            Path file = null;
            for (int i = 1; i < args.size(); i += 2) {
                String value = i + 1 < args.size() ? args.get(i + 1) : "";
                switch (args.get(i)) {
                    case "--port" -> port = number(args.get(i), value, 0, 65_535);
                    case "--people" -> people = number(args.get(i), value, 0, MOST_PEOPLE);
                    case "--data" -> data = Path.of(value);
                    case "--file" -> file = Path.of(value);
                    default -> throw new IllegalArgumentException("Unknown option: " + args.get(i));
                }
            }
            return new Options(command, port, data.toAbsolutePath().normalize(), people, file);
        }

        private static int number(String option, String text, int least, int most) {
            try {
                int value = Integer.parseInt(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // falls through to the same refusal
            }
            throw new IllegalArgumentException(option + " takes a number from " + least + " to " + most);
        }
    }
}
