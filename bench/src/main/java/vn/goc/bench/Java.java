package vn.goc.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JVM of its own with the flags that {@code ./goc start} gives, running one main class of this module. Who talks to it sends
 * a line and gets the line that begins with {@code = }; everything else it says goes to its log.
 */
final class Java implements AutoCloseable {
    private static final String ANSWER = "= ";

    private final Process process;
    private final BufferedReader said;
    private final PrintStream ask;
    private final Path log;

    private Java(Process process, Path log) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.ask = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.log = log;
    }

    static Java start(Path log, Map<String, String> environment, String main, String... arguments) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        List<String> command = flags();
        command.addAll(
                List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new Java(builder.start(), log);
    }

    /** The program and its flags as the launcher has them. */
    static List<String> flags() {
        return new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx" + System.getenv().getOrDefault("GOC_HEAP", "320m"),
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8"));
    }

    long pid() {
        return process.pid();
    }

    /** The next answer, without being asked: what a main says when it is ready or done. */
    String answer() throws IOException {
        try (var out = Files.newBufferedWriter(
                log, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(ANSWER)) {
                    return line.substring(ANSWER.length());
                }
                out.write(line + "\n");
                if (line.startsWith("  ") || line.startsWith("seeded")) {
                    System.out.println(line);
                }
            }
        }
        throw new IOException("a process of the benchmark ended; see " + log);
    }

    String call(String request) throws IOException {
        ask.println(request);
        return answer();
    }

    /** Ends it; its standard input's end is the sign to stop by itself. */
    @Override
    public void close() {
        ask.close();
        Processes.awaitEnd(process);
    }
}
