package vn.goc.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The thinnest HTTP/1.1 client there can be, so that the load costs little beside the server: one keep-alive connection, made
 * anew when the server closes it.
 */
final class Wire implements AutoCloseable {
    private static final int BUFFER = 16_384;
    private static final int PATIENCE_MILLIS = 60_000;

    private static final long IDLE_NANOS = 2_000_000_000L; // after a pause a new connection: servers close idle ones

    private final int port;
    private long last;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private int status;
    private String headers = "";

    Wire(int port) {
        this.port = port;
    }

    /** One request as it goes over the wire; {@code headers} are whole lines, each with its line end. */
    static byte[] request(String method, String path, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String length = method.equals("GET") ? "" : "Content-Length: " + content.length + "\r\n";
        byte[] head = (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + length + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + content.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return all;
    }

    /** Sends and reads the whole answer. */
    byte[] call(byte[] request) throws IOException {
        if (System.nanoTime() - last > IDLE_NANOS) {
            close();
        }
        Socket open = socket;
        if (open == null) {
            open = new Socket(java.net.InetAddress.getLoopbackAddress(), port);
            open.setTcpNoDelay(true);
            open.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(open.getInputStream(), BUFFER);
            socket = open;
        }
        open.getOutputStream().write(request);
        var head = new StringBuilder(512);
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.append(line).append('\n');
        }
        headers = head.toString();
        status = Integer.parseInt(headers.substring(9, 12));
        byte[] body = body();
        last = System.nanoTime();
        if (header("Connection").equalsIgnoreCase("close")) {
            close();
        }
        return body;
    }

    int status() {
        return status;
    }

    /** A header of the last answer, empty when absent. */
    String header(String name) {
        List<String> found = headers(name);
        return found.isEmpty() ? "" : found.getFirst();
    }

    /** Every header of the last answer with this name. */
    List<String> headers(String name) {
        List<String> found = new ArrayList<>();
        int from = 0;
        for (int end = headers.indexOf('\n'); end >= 0; end = headers.indexOf('\n', from)) {
            if (headers.regionMatches(true, from, name, 0, name.length())
                    && headers.charAt(from + name.length()) == ':') {
                found.add(headers.substring(from + name.length() + 1, end).strip());
            }
            from = end + 1;
        }
        return found;
    }

    private byte[] body() throws IOException {
        String length = header("Content-Length");
        if (!length.isEmpty()) {
            byte[] body = in.readNBytes(Integer.parseInt(length));
            if (body.length < Integer.parseInt(length)) {
                throw new IOException("the answer broke off");
            }
            return body;
        }
        boolean chunked = header("Transfer-Encoding").toLowerCase(Locale.ROOT).equals("chunked");
        return chunked ? chunks() : new byte[0];
    }

    private byte[] chunks() throws IOException {
        var out = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            out.write(in.readNBytes(size));
            line();
            if (size == 0) {
                return out.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        var out = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                out.append((char) c);
            }
        }
        return out.toString();
    }

    @Override
    public void close() throws IOException {
        Socket open = socket;
        if (open != null) {
            open.close();
            socket = null;
        }
    }
}
