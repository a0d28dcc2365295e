package vn.goc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A server whose register holds nobody yet, on a database of its own. */
public final class EmptyWorld implements AutoCloseable {
    private final Path data;
    private final Server server;

    public EmptyWorld() throws IOException {
        data = Files.createTempDirectory("goc-empty");
        Path programs = data.resolveSibling("goc-test-postgresql");
        Files.createSymbolicLink(data.resolve("postgresql"), LocalDatabase.unpack(programs));
        server = Server.start(new Goc.Options("serve", 0, data, 0), null);
    }

    public <T> T door(Class<T> type) {
        return server.rooms().getBean(type);
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
