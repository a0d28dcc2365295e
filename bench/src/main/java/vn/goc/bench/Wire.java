package vn.goc.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The thinnest HTTP/1.1 client there can be: one keep-alive connection, so that the load costs little beside the server. */
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private int status;
    private String headers = "";

    Wire(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /** One request as it goes over the wire. */
    static byte[] request(String method, String path, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                + (body.isEmpty() && method.equals("GET") ? "" : "Content-Length: " + content.length + "\r\n") + "\r\n";
        byte[] first = head.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[first.length + content.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(content, 0, all, first.length, content.length);
        return all;
    }

    /** Sends and reads the whole answer. */
    byte[] call(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var head = new StringBuilder(512);
        int state = 0;
        while (state < 4) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("closed");
            }
            head.append((char) c);
            state = c == (state % 2 == 0 ? '\r' : '\n') ? state + 1 : c == '\r' ? 1 : 0;
        }
        headers = head.toString();
        status = Integer.parseInt(headers.substring(9, 12));
        String lower = headers.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("\r\ncontent-length:");
        if (at >= 0) {
            int end = lower.indexOf('\r', at + 2);
            return in.readNBytes(Integer.parseInt(lower.substring(at + 17, end).strip()));
        }
        return lower.contains("transfer-encoding: chunked") ? chunks() : new byte[0];
    }

    int status() {
        return status;
    }

    /** A header of the last answer, empty when absent. */
    String header(String name) {
        for (String line : headers.split("\r\n")) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return "";
    }

    private byte[] chunks() throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().split(";")[0].strip(), 16);
            out.write(in.readNBytes(size));
            line();
            if (size == 0) {
                return out.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        var out = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            out.append((char) c);
        }
        return out.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
