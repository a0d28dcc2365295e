package vn.goc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What processes have used, read from /proc. */
final class Processes {
    private static final long MICROS_A_TICK = 10_000;

    private Processes() {}

    /** CPU time of a process and of all that it started, living and ended, in microseconds. */
    static long cpuMicros(long pid) {
        return tree(pid).stream().mapToLong(Processes::own).sum();
    }

    /** Proportional set size of a process and of all that it started, in MB. */
    static double pssMegabytes(long pid) {
        return tree(pid).stream().mapToLong(Processes::pss).sum() / 1024.0;
    }

    private static List<Long> tree(long pid) {
        return ProcessHandle.of(pid)
                .map(p -> Stream.concat(Stream.of(pid), p.descendants().map(ProcessHandle::pid)).toList())
                .orElse(List.of());
    }

    private static long own(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]) + Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
            return ticks * MICROS_A_TICK;
        } catch (IOException e) {
            return 0;
        }
    }

    private static long pss(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(l -> l.startsWith("Pss:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
