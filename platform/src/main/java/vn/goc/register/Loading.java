package vn.goc.register;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.nation.NationPlan;
import vn.goc.places.Addresses;
import vn.goc.places.Units;
import vn.goc.site.Tx;

/**
 * Loads the first population by COPY, the synthetic nation or a file: batches of at most 5,000 people, each one transaction with one journal row, in
 * constant memory. An interrupted load goes on where it stopped. Indexes and constraints are built at the end, and until
 * then the register takes no change.
 */
@Service
public class Loading {
    private static final Access ACCESS = Access.system(
            Purpose.REGISTER_UPKEEP, "Luật Căn cước 26/2023/QH15, Điều 8 và 9 (dân cư giả định, không có thật)");
    private static final int BUILDERS = 2;

    /** Told after each batch. */
    @FunctionalInterface
    public interface Progress {
        void loaded(long people, long of);
    }

    private final LoadStore store;
    private final PersonStore persons;
    private final EventStore events;
    private final Journal journal;
    private final Addresses addresses;
    private final Units units;
    private final Values values;
    private final ObjectProvider<LoadPart> parts;
    private final RegisterSettings settings;
    private final DataSource database;
    private final JsonMapper json;
    private final Tx tx;

    Loading(
            LoadStore store,
            PersonStore persons,
            EventStore events,
            Journal journal,
            Addresses addresses,
            Units units,
            Values values,
            ObjectProvider<LoadPart> parts,
            RegisterSettings settings,
            DataSource database,
            JsonMapper json,
            Tx tx) {
        this.store = store;
        this.persons = persons;
        this.events = events;
        this.journal = journal;
        this.addresses = addresses;
        this.units = units;
        this.values = values;
        this.parts = parts;
        this.settings = settings;
        this.database = database;
        this.json = json;
        this.tx = tx;
    }

    /** Where people come from, a household at a time. */
    interface Source {
        /** Passes households that an earlier run loaded. */
        void pass(long households);

        /** Adds the next household to the rows; false when there is none. */
        boolean next();

        /** Number of the household added last, from 1. */
        long last();

        /** Before a batch is written: what was turned away is on record when it is. */
        default void kept() {}
    }

    /**
     * What became of a file.
     *
     * @param people in the register now
     * @param rejected people and households turned away, each with its reason in the report
     */
    public record FileLoaded(long people, long rejected, Path report) {}

    /**
     * Loads the nation of a plan, or what is missing of it; does nothing when it is loaded.
     *
     * @return people in the register
     * @throws Rejection {@code register.loaded-otherwise} when other people are there
     */
    public long load(NationPlan plan, Progress progress) {
        LoadStore.Progress begun = begun(plan.seed(), plan.people(), plan.asOf());
        if (!begun.done()) {
            var rows = new LoadRows(units, addresses, values);
            run(begun, rows, new NationRows(plan, rows), plan.people(), progress);
        }
        return people();
    }

    /**
     * Loads an existing population from a file of {@link FileRows}, or what is missing of it: good people in, the others
     * into a report beside the file. The same file goes on where it was interrupted; another one is refused.
     *
     * @throws Rejection {@code register.loaded-otherwise}, {@code file-unreadable}
     */
    public FileLoaded load(Path file, Progress progress) {
        var rows = new LoadRows(units, addresses, values);
        try (var source = FileRows.open(file, rows, values, json, settings.synthetic())) {
            LoadStore.Progress begun = begun(source.seed(), 0, values.today());
            if (!begun.done()) {
                source.asOf(begun.asOf());
                run(begun, rows, source, 0, progress);
            }
            return new FileLoaded(people(), source.rejected(), source.report());
        }
    }

    private void run(LoadStore.Progress begun, LoadRows rows, Source source, long of, Progress progress) {
        try (ExecutorService ahead = Executors.newSingleThreadExecutor()) {
            long at = begun.households();
            source.pass(at);
            long loaded = begun.loaded();
            Future<LoadRows.@Nullable Batch> next = ahead.submit(() -> gather(rows, source));
            for (LoadRows.Batch batch = get(next); batch != null; batch = get(next)) {
                next = ahead.submit(() -> gather(rows, source));
                write(at, batch);
                at = batch.lastHousehold();
                loaded += batch.people();
                progress.loaded(loaded, of);
            }
        }
        build();
    }

    /** People in the register, whatever their status; 0 until a loading begun is complete. */
    public long people() {
        return tx.read(Actor.system(), () -> {
            boolean complete = store.find().map(LoadStore.Progress::done).orElse(true);
            return complete ? persons.people() : 0L;
        });
    }

    /** Whether so many people were loaded, or are there without a loading; a start asks, so millions are not counted. */
    public boolean holds(long people) {
        return tx.read(
                Actor.system(),
                () -> store.find()
                        .map(load -> load.done() && load.loaded() >= people)
                        .orElseGet(() -> persons.people() >= people));
    }

    /** The nation whose loading began here, whether or not it ended. */
    public Optional<NationPlan> plan() {
        return tx.read(Actor.system(), store::find)
                .filter(load -> load.people() > 0)
                .map(load -> new NationPlan(load.seed(), load.people(), load.asOf()));
    }

    private LoadStore.Progress begun(long seed, int people, LocalDate asOf) {
        return tx.write(Actor.system(), () -> {
            Optional<LoadStore.Progress> found = store.find();
            if (found.isPresent()) {
                LoadStore.Progress load = found.get();
                boolean same = load.seed() == seed
                        && load.people() == people
                        && (people == 0 || load.asOf().equals(asOf));
                if (!same) {
                    throw Rejection.of(RegisterError.LOADED_OTHERWISE);
                }
                return load;
            }
            if (persons.people() > 0) {
                throw Rejection.of(RegisterError.LOADED_OTHERWISE);
            }
            store.begin(seed, people, asOf);
            LoadStore.Progress fresh = store.find().orElseThrow();
            as(LoadStore.OWNER, LoadStore.drops());
            connected(connection -> {
                for (LoadPart part : parts) {
                    as(part.owner(), List.of());
                    part.prepare(connection);
                }
            });
            return fresh;
        });
    }

    private LoadRows.@Nullable Batch gather(LoadRows rows, Source source) {
        boolean more = true;
        while (more && rows.people() < settings.loadBatch() - 10) {
            more = source.next();
        }
        source.kept();
        return rows.people() == 0 && !more
                ? null
                : rows.take(source.last(), parts.orderedStream().toList());
    }

    private void write(long before, LoadRows.Batch batch) {
        tx.write(Actor.system(), () -> {
            if (!store.advance(before, batch.lastHousehold(), batch.people())) {
                throw Rejection.of(RegisterError.LOADING);
            }
            OffsetDateTime recorded = persons.now();
            var entry = new JournalEntry(JournalEntry.Kind.BATCH, null, ACCESS, List.of(), "loading", "loaded");
            long seq = journal.change(entry, recorded.toInstant());
            var origin = new EventStore.Origin(ACCESS, "loaded", values.today(), ACCESS.legalBasis(), null, null);
            events.append(
                    seq, 1, null, origin, recorded, json.createObjectNode().put("people", batch.people()));
            connected(connection -> {
                addresses.copyIn(connection, batch.addresses().iterator());
                for (LoadPart.Copy table : batch.others()) {
                    table.send(connection);
                }
                as(LoadStore.OWNER, List.of()); // COPY is not for those whom row security binds
                for (LoadPart.Copy table : batch.persons().at(recorded.toString(), seq)) {
                    table.send(connection);
                }
            });
            return batch.people();
        });
    }

    /** Every constraint and index, by two connections side by side; then changes are taken. */
    private void build() {
        Queue<Map.Entry<String, String>> work = new ArrayDeque<>();
        LoadStore.builds().forEach(sql -> work.add(Map.entry(LoadStore.OWNER, sql)));
        for (LoadPart part : parts) {
            part.builds().forEach(sql -> work.add(Map.entry(part.owner(), sql)));
        }
        try (ExecutorService builders = Executors.newFixedThreadPool(BUILDERS)) {
            List<Future<@Nullable Void>> builds = new ArrayList<>();
            for (Map.Entry<String, String> step : work) {
                builds.add(builders.submit(() -> {
                    tx.write(Actor.system(), () -> as(step.getKey(), List.of(step.getValue())));
                    return null;
                }));
            }
            for (Future<@Nullable Void> build : builds) {
                get(build);
            }
        }
        tx.write(Actor.system(), () -> {
            store.done();
            return true;
        });
    }

    /** For the rest of the transaction acts as an owner, without haste. */
    private boolean as(String owner, List<String> statements) {
        connected(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set local role " + owner);
                statement.execute("set local statement_timeout = 0");
                statement.execute("set local lock_timeout = 0");
                statement.execute("set local maintenance_work_mem = '192MB'");
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        });
        return true;
    }

    @FunctionalInterface
    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void connected(Work work) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "loading broke off, nothing of this batch was written: " + e.getMessage(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static <T extends @Nullable Object> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("loading was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("loading broke off: " + e.getCause(), e);
        }
    }
}
