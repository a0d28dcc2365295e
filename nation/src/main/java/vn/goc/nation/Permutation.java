package vn.goc.nation;

/** A one-to-one shuffle of 0 to size − 1 without a table: a keyed Feistel network, walked on until inside. */
final class Permutation {
    private static final int ROUNDS = 4;

    private final long size;
    private final long key;
    private final int half;
    private final long mask;

    Permutation(long size, long key) {
        this.size = size;
        this.key = key;
        this.half = (64 - Long.numberOfLeadingZeros(Math.max(3, size - 1)) + 1) / 2;
        this.mask = (1L << half) - 1;
    }

    /** Where {@code place} goes: a different answer for each place from 0 to size − 1. */
    long of(long place) {
        if (place < 0 || place >= size) {
            throw new IllegalStateException("no place " + place + " among " + size);
        }
        long at = place;
        do {
            long left = at >>> half;
            long right = at & mask;
            for (int round = 0; round < ROUNDS; round++) {
                long next = left ^ (Dice.mix(key + right * ROUNDS + round) & mask);
                left = right;
                right = next;
            }
            at = left << half | right;
        } while (at >= size);
        return at;
    }
}
