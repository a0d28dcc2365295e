package vn.goc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;
import vn.goc.demo.Demo;
import vn.goc.demo.DemoSheet;

/** A server as {@code start} leaves it: a small synthetic nation and the demo's accounts, on a database of its own. */
public final class DemoWorld implements AutoCloseable {
    private static final int PEOPLE = 3000;

    private final Path data;
    private final Server server;

    public DemoWorld() {
        try {
            data = Files.createTempDirectory("goc-demo");
            Path programs = data.resolveSibling("goc-test-postgresql");
            Files.createSymbolicLink(data.resolve("postgresql"), LocalDatabase.unpack(programs));
            server = Server.start(new Goc.Options("serve", 0, data, PEOPLE), null);
            server.rooms().getBean(Demo.class).prepare(PEOPLE, said -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return server.address();
    }

    public <T> T door(Class<T> type) {
        return server.rooms().getBean(type);
    }

    public DemoSheet sheet() {
        return door(Demo.class).sheet().orElseThrow();
    }

    @Override
    public void close() {
        server.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
