package vn.goc.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import vn.goc.kernel.Rejection;

/** Characters of a CSV stream with their place: decodes UTF-8 strictly, and knows the line a bad byte stands on. */
final class CsvText {
    private static final int END = -1;
    private static final char MARK = '\ufeff';

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13).flip();
    private final CharBuffer chars = CharBuffer.allocate(1 << 13).flip();
    private final long limit;
    private long taken;
    private boolean ended;
    private boolean bad;
    private long line = 1;
    private long column = 1;

    CsvText(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
        if (fill() && chars.get(chars.position()) == MARK) {
            chars.get();
        }
    }

    long line() {
        return line;
    }

    /** The next character outside quotes without taking it; CRLF counts as one LF; -1 at the end. */
    int peek() {
        if (!fill()) {
            return END;
        }
        char c = chars.get(chars.position());
        if (c == '\r') {
            if (chars.remaining() == 1) {
                more();
            }
            if (chars.remaining() < 2 || chars.get(chars.position() + 1) != '\n') {
                throw refuse(CsvError.LONE_CARRIAGE_RETURN);
            }
            return '\n';
        }
        if (unwanted(c)) {
            throw refuse(CsvError.CONTROL_CHARACTER);
        }
        return c;
    }

    /** Takes what {@link #peek()} shows. */
    int read() {
        int c = peek();
        if (c >= 0 && chars.get() == '\r') {
            chars.get();
        }
        advance(c);
        return c;
    }

    /** Takes the next character inside quotes, where CR and LF stand for themselves. */
    int readQuoted() {
        if (!fill()) {
            return END;
        }
        char c = chars.get(chars.position());
        if (unwanted(c) && c != '\r') {
            throw refuse(CsvError.CONTROL_CHARACTER);
        }
        chars.get();
        advance(c);
        return c;
    }

    Rejection refuse(CsvError error) {
        return Rejection.of(error).with("line", line).with("column", column);
    }

    void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Control characters but line ends and tabs, and a byte-order mark anywhere but at the start. */
    private static boolean unwanted(char c) {
        return c == MARK || (Character.isISOControl(c) && c != '\n' && c != '\t');
    }

    private void advance(int c) {
        if (c == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
    }

    /** True when a character is there; a bad byte is refused only once all before it has been taken. */
    private boolean fill() {
        if (!chars.hasRemaining()) {
            more();
        }
        if (!chars.hasRemaining() && bad) {
            throw refuse(CsvError.NOT_UTF8);
        }
        return chars.hasRemaining();
    }

    private void more() {
        chars.compact();
        int before = chars.position();
        while (chars.position() == before && !bad) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            bad = result.isError();
            if (bad || chars.position() > before || ended) {
                break;
            }
            load();
        }
        chars.flip();
    }

    private void load() {
        bytes.compact();
        try {
            int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (got < 0) {
                ended = true;
            } else {
                taken += got;
                bytes.position(bytes.position() + got);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.flip();
        if (taken > limit) {
            throw Rejection.of(CsvError.TOO_MANY_BYTES).with("limit", limit);
        }
    }
}
