package vn.goc.register;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Lifelong internal ids (RFC 9562): version 7 for people who are registered one by one, version 8 in their order for a
 * population that is loaded, so that loading it again gives the same ids. Both sort by age, so indexes grow at one end.
 */
final class PersonIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VARIANT = 0x8000000000000000L;
    private static final long LOW = 0x3fffffffffffffffL;

    private PersonIds() {}

    static UUID next(Instant now) {
        long random = RANDOM.nextLong();
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random & 0xfff);
        return new UUID(high, VARIANT | (RANDOM.nextLong() & LOW));
    }

    /** @param no from 1, below 2^40 */
    static UUID loaded(long seed, long no) {
        long mixed = mix(seed ^ mix(no));
        return new UUID((no << 16) | 0x8000L | (mixed & 0xfff), VARIANT | (mix(mixed) & LOW));
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
