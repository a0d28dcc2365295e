package vn.goc.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What processes have used, read from /proc, and their end. */
final class Processes {
    private static final long MICROS_A_TICK = 10_000; // the kernel reports in hundredths of a second
    private static final int USER_TICKS = 11; // of the fields after the name; system, and both of ended children follow
    private static final int TIMES = 4;
    private static final long STOP_MINUTES = 5; // the last checkpoint of a million people takes its time

    private Processes() {}

    /** CPU time of a process and of all that it started, living and ended, in microseconds. */
    static long cpuMicros(long pid) {
        return tree(pid).stream().mapToLong(Processes::own).sum();
    }

    /** Proportional set size of a process and of all that it started, in MB (2^20 bytes). */
    static double pssMegabytes(long pid) {
        return tree(pid).stream().mapToLong(Processes::pssKilobytes).sum() / 1024.0;
    }

    /** Waits for one that was told to stop, and kills it when it does not. */
    static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(STOP_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static List<Long> tree(long pid) {
        ProcessHandle root =
                ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("process " + pid + " has ended"));
        return Stream.concat(Stream.of(pid), root.descendants().map(ProcessHandle::pid))
                .toList();
    }

    private static long own(long pid) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = 0; i < TIMES; i++) {
            ticks += Long.parseLong(fields[USER_TICKS + i]);
        }
        return ticks * MICROS_A_TICK;
    }

    private static long pssKilobytes(long pid) {
        return read(Path.of("/proc/" + pid + "/smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** Empty when the process has ended meanwhile: its parent counts it then. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (!Files.exists(file) || String.valueOf(e.getMessage()).contains("No such process")) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
