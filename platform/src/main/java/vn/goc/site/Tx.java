package vn.goc.site;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.goc.kernel.Actor;

/**
 * The one way into a transaction. Row security reads who acts and whose rows they may see, so both are set first, for
 * this transaction only; a door called inside another door's transaction joins it.
 */
@Component
public class Tx {
    private static final String SCOPE = """
            select set_config('goc.actor', :actor, true), set_config('goc.area', :area, true),
                   set_config('goc.persons', :persons, true)
            """;

    static final String ALSO = """
            with before as materialized (select current_setting('goc.persons', true) as persons),
            widened as (select set_config('goc.persons', concat_ws(',', nullif(persons, ''), :persons::text), true)
                          from before)
            select before.persons from before, widened
            """;
    static final String BACK = "select set_config('goc.persons', :persons, true)";

    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final TransactionTemplate snapshot;
    private final JdbcClient jdbc;

    Tx(PlatformTransactionManager manager, JdbcClient jdbc) {
        this.writing = new TransactionTemplate(manager);
        this.reading = new TransactionTemplate(manager);
        this.reading.setReadOnly(true);
        this.snapshot = new TransactionTemplate(manager);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(
                org.springframework.transaction.TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.jdbc = jdbc;
    }

    /** Runs a change as the actor, who sees their area. */
    public <T extends @org.jspecify.annotations.Nullable Object> T write(Actor actor, Supplier<T> work) {
        return run(writing, actor, List.of(), work);
    }

    /** Runs a change as the actor, who also sees the persons named, because a live case or kinship lets them. */
    public <T extends @org.jspecify.annotations.Nullable Object> T write(
            Actor actor, Collection<UUID> persons, Supplier<T> work) {
        return run(writing, actor, persons, work);
    }

    public <T extends @org.jspecify.annotations.Nullable Object> T read(Actor actor, Supplier<T> work) {
        return run(reading, actor, List.of(), work);
    }

    public <T extends @org.jspecify.annotations.Nullable Object> T read(
            Actor actor, Collection<UUID> persons, Supplier<T> work) {
        return run(reading, actor, persons, work);
    }

    /** Reads as the platform, every statement in one and the same snapshot; joins nobody's transaction. */
    public <T extends @org.jspecify.annotations.Nullable Object> T snapshot(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a snapshot is a transaction of its own");
        }
        return run(snapshot, Actor.system(), List.of(), work);
    }

    /**
     * Lets the running transaction see these persons too while the work lasts: those whom a lawful act changes along with
     * the ones it is about, such as the members of a household whose head leaves.
     */
    public <T extends @org.jspecify.annotations.Nullable Object> T including(
            Collection<UUID> persons, Supplier<T> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("only a running transaction can be widened");
        }
        if (persons.isEmpty()) {
            return work.get();
        }
        String more = persons.stream().map(UUID::toString).collect(Collectors.joining(","));
        String before = jdbc.sql(ALSO)
                .param("persons", more)
                .query((row, n) -> java.util.Objects.requireNonNullElse(row.getString(1), ""))
                .single();
        T done = work.get();
        // not after a failure: its transaction is lost anyway
        jdbc.sql(BACK).param("persons", before).query((row, n) -> "").single();
        return done;
    }

    private <T extends @org.jspecify.annotations.Nullable Object> T run(
            TransactionTemplate template, Actor actor, Collection<UUID> persons, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        return template.execute(status -> {
            String area = actor.area();
            jdbc.sql(SCOPE)
                    .param("actor", actor.id().toString())
                    .param("area", area == null ? "" : area)
                    .param("persons", persons.stream().map(UUID::toString).collect(Collectors.joining(",")))
                    .query()
                    .singleRow();
            return work.get();
        });
    }
}
