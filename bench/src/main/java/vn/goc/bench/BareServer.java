package vn.goc.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import vn.bare.Bare;

/** The bare endpoint in a process of its own, on the database of the server under test. */
record BareServer(Java java, int port) implements AutoCloseable {
    static BareServer start(Path log, Database database) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var environment = Map.of("SPRING_DATASOURCE_URL", database.url("postgres"));
        Java java = Java.start(log, environment, Bare.class.getName(), Integer.toString(port));
        java.answer();
        return new BareServer(java, port);
    }

    long cpuMicros() {
        return Processes.cpuMicros(java.pid());
    }

    @Override
    public void close() {
        java.close();
    }
}
