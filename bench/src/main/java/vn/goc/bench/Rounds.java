package vn.goc.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Contenders against each other: each warmed until three windows agree within 3 %, then measured in turn, round by round,
 * in alternating order, so that a machine that speeds up or slows down does so for all of them.
 */
final class Rounds {
    private static final double AGREE = 0.03;

    /** One who is measured; {@code window} runs for so many seconds. */
    record Contender(String name, Window window) {
        interface Window {
            Load.Window run(int seconds) throws Exception;
        }
    }

    /** A contender's windows. */
    record Result(String name, List<Load.Window> windows, boolean warm) {
        double perSecond() {
            return median(Load.Window::perSecond);
        }

        double cpuMicros() {
            return median(Load.Window::cpuMicrosEach);
        }

        double p99() {
            return median(Load.Window::p99Millis);
        }

        /** Median of the rounds' ratios: both sides of each were measured side by side. */
        double over(Result other) {
            double[] ratios = new double[windows.size()];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = windows.get(i).perSecond() / other.windows.get(i).perSecond();
            }
            return Rounds.median(ratios);
        }

        private double median(ToDoubleFunction<Load.Window> value) {
            return Rounds.median(windows.stream().mapToDouble(value).toArray());
        }
    }

    private final int rounds;
    private final int seconds;
    private final int mostWarm;

    private Rounds(int rounds, int seconds, int mostWarm) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.mostWarm = mostWarm;
    }

    /** Full: 7 rounds of 6 s, at most 30 windows to warm. Quick: 3 of 1 s, at most 4; not enough to decide anything. */
    static Rounds of(boolean quick) {
        return quick ? new Rounds(3, 1, 4) : new Rounds(7, 6, 30);
    }

    int rounds() {
        return rounds;
    }

    /** @return a result for each contender, in the order given */
    List<Result> run(List<Contender> contenders) throws Exception {
        List<Boolean> warm = new ArrayList<>();
        for (Contender contender : contenders) {
            warm.add(warm(contender));
        }
        List<List<Load.Window>> windows = new ArrayList<>();
        contenders.forEach(c -> windows.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                int turn = round % 2 == 0 ? i : contenders.size() - 1 - i;
                Load.Window window = contenders.get(turn).window().run(seconds);
                windows.get(turn).add(window);
                System.out.printf(
                        Locale.ROOT,
                        "  round %d  %-34s %,12.0f/s%s%n",
                        round + 1,
                        contenders.get(turn).name(),
                        window.perSecond(),
                        window.cpuMicrosEach() > 0
                                ? String.format(
                                        Locale.ROOT,
                                        "  %8.0f us CPU, p50 %.2f ms, p99 %.2f ms",
                                        window.cpuMicrosEach(),
                                        window.p50Millis(),
                                        window.p99Millis())
                                : "");
            }
        }
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            results.add(new Result(contenders.get(i).name(), windows.get(i), warm.get(i)));
        }
        return results;
    }

    private boolean warm(Contender contender) throws Exception {
        double[] last = new double[3];
        for (int window = 0; window < mostWarm; window++) {
            last[window % 3] = contender.window().run(seconds).perSecond();
            double least = Arrays.stream(last).min().orElseThrow();
            double most = Arrays.stream(last).max().orElseThrow();
            if (window >= 2 && most - least <= AGREE * most) {
                return true;
            }
        }
        return false;
    }

    /** What a note says of sides that did not come to rest. */
    static String unsettled(List<Result> results) {
        List<String> names =
                results.stream().filter(r -> !r.warm()).map(Result::name).toList();
        return names.isEmpty() ? "" : "; did not settle within 3 %: " + String.join(", ", names);
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
