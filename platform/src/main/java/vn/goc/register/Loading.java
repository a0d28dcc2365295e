package vn.goc.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
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
import vn.goc.nation.Household;
import vn.goc.nation.Nation;
import vn.goc.nation.NationPlan;
import vn.goc.places.Addresses;
import vn.goc.places.Units;
import vn.goc.site.Tx;

/**
 * Loads the first population by COPY: batches of at most 5,000 people, each one transaction with one journal row, in
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

    /**
     * Loads the nation of a plan, or what is missing of it; does nothing when it is loaded.
     *
     * @return people in the register
     * @throws Rejection {@code register.loaded-otherwise} when other people are there
     */
    public long load(NationPlan plan, Progress progress) {
        LoadStore.Progress begun = begun(plan);
        if (begun.done()) {
            return people();
        }
        try (ExecutorService ahead = Executors.newSingleThreadExecutor()) {
            var rows = new LoadRows(plan, units, addresses, values);
            Iterator<Household> households = Nation.households(plan).iterator();
            long at = begun.households();
            for (long passed = 0; passed < at && households.hasNext(); passed++) {
                rows.pass(households.next());
            }
            long loaded = begun.loaded();
            Future<LoadRows.@Nullable Batch> next = ahead.submit(() -> gather(rows, households));
            for (LoadRows.Batch batch = get(next); batch != null; batch = get(next)) {
                next = ahead.submit(() -> gather(rows, households));
                write(at, batch);
                at = batch.lastHousehold();
                loaded += batch.people();
                progress.loaded(loaded, plan.people());
            }
        }
        build();
        return people();
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
                .map(load -> new NationPlan(load.seed(), load.people(), load.asOf()));
    }

    private LoadStore.Progress begun(NationPlan plan) {
        return tx.write(Actor.system(), () -> {
            Optional<LoadStore.Progress> found = store.find();
            if (found.isPresent()) {
                LoadStore.Progress load = found.get();
                boolean same = load.seed() == plan.seed()
                        && load.people() == plan.people()
                        && load.asOf().equals(plan.asOf());
                if (!same) {
                    throw Rejection.of(RegisterError.LOADED_OTHERWISE);
                }
                return load;
            }
            if (persons.people() > 0) {
                throw Rejection.of(RegisterError.LOADED_OTHERWISE);
            }
            store.begin(plan.seed(), plan.people(), plan.asOf());
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

    private LoadRows.@Nullable Batch gather(LoadRows rows, Iterator<Household> households) {
        while (households.hasNext() && rows.people() < settings.loadBatch() - 10) {
            rows.add(households.next());
        }
        return rows.people() == 0 ? null : rows.take(parts.orderedStream().toList());
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
                for (CopyText table : batch.others()) {
                    table.send(connection);
                }
                as(LoadStore.OWNER, List.of()); // COPY is not for those whom row security binds
                for (CopyText table : batch.persons().at(recorded.toString(), seq)) {
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
