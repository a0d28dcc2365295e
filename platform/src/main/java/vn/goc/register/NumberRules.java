package vn.goc.register;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Hmac;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Sex;
import vn.goc.places.Unit;
import vn.goc.places.Units;

/**
 * Lays out new numbers: the prefix from the list of provinces active on the day, the serial by a secret shuffle of a
 * count, so that none comes twice and none tells how many went before.
 */
final class NumberRules {
    private static final int HALF = 1_000; // 1,000 × 1,000 serials
    private static final int ROUNDS = 6;

    private NumberRules() {}

    /** Three digits: 000 in a synthetic register, else 0 and the code of the province that stood on the day. */
    static String prefix(boolean synthetic, Units units, AreaCode registeredAt, LocalDate on) {
        Unit unit = units.on(registeredAt, on);
        AreaCode province = unit.province() == null ? unit.code() : unit.province();
        return synthetic ? "000" : "0" + province.digits();
    }

    /** The name under which serials of one prefix, sex and year are counted. */
    static String series(String prefix, int year, Sex sex) {
        return PersonalNumber.of(prefix, year, sex, 0).digits().substring(0, 6);
    }

    /**
     * The serials of some counts: a Feistel network over pairs of three digits, a permutation of 0–999,999 whatever the key.
     *
     * @param first from 0
     */
    static int[] serials(Hmac secret, String series, int first, int count) {
        Integer[][] known = new Integer[ROUNDS][HALF];
        int[] serials = new int[count];
        for (int i = 0; i < count; i++) {
            int left = (first + i) / HALF;
            int right = (first + i) % HALF;
            for (int round = 0; round < ROUNDS; round++) {
                Integer mix = known[round][right];
                if (mix == null) {
                    mix = mix(secret, series, round, right);
                    known[round][right] = mix;
                }
                int mixed = (left + mix) % HALF;
                left = right;
                right = mixed;
            }
            serials[i] = left * HALF + right;
        }
        return serials;
    }

    private static int mix(Hmac secret, String series, int round, int half) {
        byte[] hash = secret.of(
                series.getBytes(StandardCharsets.US_ASCII), new byte[] {(byte) round, (byte) (half >> 8), (byte) half});
        return Math.floorMod(ByteBuffer.wrap(hash).getInt(), HALF);
    }
}
