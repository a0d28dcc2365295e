package vn.goc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import vn.goc.demo.Demo;
import vn.goc.kernel.Rejection;

/**
 * One running Gốc: holds the data directory's lock, the local database if {@code GOC_DB_URL} names no other, and the
 * rooms.
 */
final class Server implements AutoCloseable {
    private final FileChannel lockFile;
    private final @Nullable LocalDatabase database;
    private final @Nullable DatabaseWatch watch;
    private final ConfigurableApplicationContext rooms;
    private final String address;
    private final String spent;

    private Server(
            FileChannel lockFile,
            @Nullable LocalDatabase database,
            ConfigurableApplicationContext rooms,
            String address,
            String spent) {
        this.lockFile = lockFile;
        this.database = database;
        this.watch = database == null ? null : new DatabaseWatch(database);
        this.rooms = rooms;
        this.address = address;
        this.spent = spent;
    }

    static void run(Goc.Options options) throws IOException {
        long begun = System.nanoTime();
        Server server = start(options, System.getenv("GOC_DB_URL"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        server.rooms.getBean(Demo.class).prepare(options.people(), System.out::println);
        System.out.printf(
                "ready in %.1f s: %s (%s)%n", (System.nanoTime() - begun) / 1e9, server.address, server.spent);
        Files.writeString(
                options.data().resolve("goc.run"), ProcessHandle.current().pid() + "\n" + server.address + "\nready\n");
    }

    static void seedOnly(Goc.Options options) throws IOException {
        try (Server server = start(options, System.getenv("GOC_DB_URL"))) {
            server.rooms.getBean(Demo.class).prepare(options.people(), System.out::println);
        }
    }

    static void loadOnly(Goc.Options options) throws IOException {
        Path file = options.file();
        if (file == null) {
            throw new IllegalArgumentException("load needs --file FILE");
        }
        try (Server server = start(options, System.getenv("GOC_DB_URL"))) {
            server.rooms.getBean(Demo.class).load(file, System.out::println);
        } catch (Rejection refused) {
            throw new IllegalStateException(refused.vi() + " / " + refused.en(), refused);
        }
    }

    /** Starts everything below a data directory; used by the command line and by tests alike. */
    static Server start(Goc.Options options, @Nullable String databaseUrl) throws IOException {
        Files.createDirectories(options.data());
        FileChannel lock = lock(options.data());
        LocalDatabase database = null;
        try {
            long begun = System.nanoTime();
            String url = databaseUrl;
            if (url == null) {
                database = LocalDatabase.start(options.data());
                url = database.url();
            }
            long started = System.nanoTime();
            try (var admin = new HikariDataSource(adminPool(url))) {
                Migrations.run(admin);
            }
            long migrated = System.nanoTime();
            var rooms = rooms(options, url);
            String spent = String.format(
                    Locale.ROOT,
                    "database %.1f s, schemas %.1f s, rooms %.1f s",
                    (started - begun) / 1e9,
                    (migrated - started) / 1e9,
                    (System.nanoTime() - migrated) / 1e9);
            int port = Objects.requireNonNull(((ServletWebServerApplicationContext) rooms).getWebServer())
                    .getPort();
            String address = "http://localhost:" + port;
            Files.writeString(
                    options.data().resolve("goc.run"), ProcessHandle.current().pid() + "\n" + address + "\nstarting\n");
            return new Server(lock, database, rooms, address, spent);
        } catch (IOException | RuntimeException e) {
            if (database != null) {
                database.close();
            }
            lock.close();
            throw e;
        }
    }

    ConfigurableApplicationContext rooms() {
        return rooms;
    }

    String address() {
        return address;
    }

    @Nullable
    LocalDatabase database() {
        return database;
    }

    @Override
    public void close() {
        try {
            rooms.close();
        } finally {
            if (watch != null) {
                watch.close();
            }
            if (database != null) {
                database.close();
            }
            release();
        }
    }

    private void release() {
        try {
            lockFile.close();
        } catch (IOException e) {
            System.err.println("the data directory's lock could not be released: " + e.getMessage());
        }
    }

    private static ConfigurableApplicationContext rooms(Goc.Options options, String url) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", options.port());
        settings.put("spring.datasource.url", url);
        settings.put("goc.site.data", options.data().toString());
        var application = new SpringApplication(Rooms.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(settings);
        return application.run();
    }

    private static HikariConfig adminPool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(2);
        config.setPoolName("migrations");
        return config;
    }

    private static FileChannel lock(Path data) throws IOException {
        var channel = FileChannel.open(data.resolve("goc.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = null;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // the same process holds it: the same refusal
        }
        if (held == null) {
            channel.close();
            Path running = data.resolve("goc.run");
            String where = Files.exists(running) ? Files.readString(running).strip() : "";
            throw new IllegalStateException(
                    "already running on " + data + ": " + where.replace("\n", " ") + ". Stop it with ./goc stop");
        }
        return channel;
    }
}
