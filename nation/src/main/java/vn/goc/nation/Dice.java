package vn.goc.nation;

/**
 * Chance that is the same everywhere: a splittable generator in 64-bit integer arithmetic, keyed by what it decides for.
 *
 * <p>The mixing function is the finalizer of SplitMix64 (Steele, Lea and Flood 2014).
 */
final class Dice {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Dice for one key under a seed; neighbouring keys share nothing. */
    static Dice of(long seed, long key) {
        return new Dice(hash(seed, key));
    }

    static long hash(long seed, long key) {
        return mix(mix(seed + GAMMA) ^ (key * 0xd1342543de82ef95L + GAMMA));
    }

    static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }

    /** The 53 high bits as a number in [0, 1). */
    static double unit(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    long next() {
        state += GAMMA;
        return mix(state);
    }

    double unit() {
        return unit(next());
    }

    /** 0 to bound − 1. */
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    /** From–to, both included. */
    int between(int from, int to) {
        return from + below(to - from + 1);
    }

    boolean chance(int perMille) {
        return below(1000) < perMille;
    }

    <T> T of(T[] choices) {
        return choices[below(choices.length)];
    }
}
