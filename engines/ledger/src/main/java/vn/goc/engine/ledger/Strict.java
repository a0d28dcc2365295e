package vn.goc.engine.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Parsing that accepts one spelling of each value, so that what is verified is exactly what was signed. */
final class Strict {
    private static final int LONGEST_NUMBER = 19;

    private Strict() {}

    /** Standard base64 with padding, in its only canonical form. */
    static byte[] base64(String text, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedNote(what + " is not base64", e);
        }
        throw new MalformedNote(what + " is not canonical base64");
    }

    static byte[] hash(String text, String what) {
        byte[] hash = base64(text, what);
        if (hash.length != Rfc6962.HASH_BYTES) {
            throw new MalformedNote(what + " has " + hash.length + " bytes, not 32");
        }
        return hash;
    }

    /** ASCII decimal without sign or leading zeroes, at most 2^63 − 1. */
    static long number(String text, String what) {
        boolean digits = !text.isEmpty() && text.length() <= LONGEST_NUMBER;
        for (int i = 0; digits && i < text.length(); i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
            throw new MalformedNote(what + " is not a plain decimal number");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedNote(what + " is too large", e);
        }
    }

    /** UTF-8 without errors and without control characters except newline. */
    static String text(byte[] bytes, int limit, String what) {
        if (bytes.length > limit) {
            throw new MalformedNote(what + " is longer than " + limit + " bytes");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedNote(what + " is not UTF-8", e);
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new MalformedNote(what + " holds a control character");
        }
        return text;
    }
}
