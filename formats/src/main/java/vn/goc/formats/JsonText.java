package vn.goc.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import vn.goc.kernel.Rejection;

/**
 * Walks over a JSON text (RFC 8259) for a reader that knows what must come next. It builds no tree and never recurses by
 * itself, so depth is the reader's own.
 */
final class JsonText {
    /** Reads the value of one member, which the name tells. */
    interface Member {
        void read(String name, int at);
    }

    private static final int LONGEST_STRING = 1000;
    private static final int LONGEST_NUMBER = 40;

    private final String text;
    private int at;

    JsonText(byte[] bytes) {
        try {
            this.text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Rejection.of(TopoJsonError.NOT_UTF8);
        }
    }

    int at() {
        return at;
    }

    /** Reads an object; the reader takes each value. A name that stands twice is refused. */
    void object(Member member) {
        expect('{');
        if (take('}')) {
            return;
        }
        var seen = new HashSet<String>();
        do {
            int place = skip();
            String name = string();
            if (!seen.add(name)) {
                throw refuse(TopoJsonError.MEMBER_TWICE, place).with("name", shorten(name));
            }
            expect(':');
            member.read(name, place);
        } while (take(','));
        expect('}');
    }

    /** Reads an array; the reader takes each item. */
    void array(Runnable item) {
        expect('[');
        if (take(']')) {
            return;
        }
        do {
            item.run();
        } while (take(','));
        expect(']');
    }

    boolean take(char c) {
        if (skip() < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    /** Whether the next character is this one, which stays. */
    boolean sees(char c) {
        return skip() < text.length() && text.charAt(at) == c;
    }

    void expect(char c) {
        if (!take(c)) {
            throw malformed(String.valueOf(c));
        }
    }

    void end() {
        if (skip() < text.length()) {
            throw malformed("the end");
        }
    }

    String string() {
        expect('"');
        var out = new StringBuilder();
        while (true) {
            if (at >= text.length() || out.length() > LONGEST_STRING) {
                throw malformed("\"");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                at--;
                throw malformed("no control character");
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
                    if (digit < 0) {
                        throw malformed("four hex digits");
                    }
                    code = (code << 4) | digit;
                    at++;
                }
                yield (char) code;
            }
            default -> {
                at--;
                throw malformed("an escape");
            }
        };
    }

    /** A whole number without sign of more than ±2^30, leading zeros or exponent. */
    int integer() {
        int begin = skip();
        boolean negative = take('-');
        int first = at;
        long value = 0;
        while (at < text.length() && digit(text.charAt(at))) {
            value = value * 10 + (text.charAt(at++) - '0');
            if (value > 1 << 30) {
                throw refuse(TopoJsonError.NUMBER_OUT_OF_RANGE, begin);
            }
        }
        boolean leadingZero = (at - first > 1) && text.charAt(first) == '0';
        boolean fraction = at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0;
        if (at == first || leadingZero || fraction) {
            throw malformed("a whole number");
        }
        return (int) (negative ? -value : value);
    }

    double number() {
        int begin = skip();
        while (at < text.length() && (digit(text.charAt(at)) || "+-.eE".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at - begin > LONGEST_NUMBER) {
            throw refuse(TopoJsonError.NUMBER_OUT_OF_RANGE, begin);
        }
        String token = text.substring(begin, at);
        if (!token.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            at = begin;
            throw malformed("a number");
        }
        double value = Double.parseDouble(token);
        if (!Double.isFinite(value)) {
            throw refuse(TopoJsonError.NUMBER_OUT_OF_RANGE, begin);
        }
        return value;
    }

    Rejection malformed(String expected) {
        return refuse(TopoJsonError.MALFORMED, at).with("expected", expected);
    }

    Rejection refuse(TopoJsonError error, int place) {
        return Rejection.of(error).with("at", place);
    }

    static String shorten(String name) {
        return name.length() > 40 ? name.substring(0, 40) : name;
    }

    /** Passes over white space; where the next token begins. */
    private int skip() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
