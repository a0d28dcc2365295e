package vn.goc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL of a data directory without a server over it: one that several servers share, or whose rows are damaged. */
public final class TestDatabase implements AutoCloseable {
    private final LocalDatabase database;

    private TestDatabase(LocalDatabase database) {
        this.database = database;
    }

    public static TestDatabase start(Path data) {
        return new TestDatabase(LocalDatabase.start(data));
    }

    /** Gives a data directory the unpacked programs that all tests share. */
    public static void programs(Path data) throws IOException {
        Path shared = Path.of(System.getProperty("java.io.tmpdir"), "goc-test-postgresql");
        Files.createSymbolicLink(data.resolve("postgresql"), LocalDatabase.unpack(shared));
    }

    public String url() {
        return database.url();
    }

    @Override
    public void close() {
        database.close();
    }
}
