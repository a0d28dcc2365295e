package vn.goc.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.dossiers.Answers.Mover;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.site.Session;

/** Daily serials have neither gap nor double, however many file at once, and whatever fails in between. */
class SerialTest {
    private static final int FILERS = 50;
    private static final String COMMUNE = "00070";

    private final World world = World.get();

    @Test
    void fifty_who_file_at_once_get_fifty_serials_without_a_gap() throws Exception {
        List<Callable<String>> filings = new ArrayList<>();
        for (int i = 0; i < FILERS; i++) {
            Session session = session();
            UUID draft = draft(session, COMMUNE, true);
            boolean fails = i % 10 == 3;
            filings.add(() -> {
                if (fails) {
                    UUID unfinished = draft(session, COMMUNE, false);
                    assertThatThrownBy(() -> file(session, unfinished)).isInstanceOf(Rejection.class);
                }
                return file(session, draft);
            });
        }
        List<String> codes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(FILERS)) {
            for (Future<String> filed : threads.invokeAll(filings)) {
                codes.add(filed.get());
            }
        }
        String lead = codes.getFirst().substring(0, codes.getFirst().lastIndexOf('-') + 1);
        assertThat(codes)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, FILERS)
                        .mapToObj(n -> lead + String.format(java.util.Locale.ROOT, "%04d", n))
                        .toList());
    }

    @Test
    void a_commune_that_no_longer_exists_is_refused_with_what_it_became() {
        Session session = session();
        UUID draft = draft(session, "19330", true);
        assertThatThrownBy(() -> file(session, draft))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal().id()).isEqualTo("places.unit-ended"));
        assertThat(world.door(Dossiers.class).list(session)).isEmpty();
    }

    private String file(Session session, UUID draft) {
        return world.door(Dossiers.class).file(session, draft, UUID.randomUUID().toString(), true);
    }

    private UUID draft(Session session, String commune, boolean whole) {
        Drafts drafts = world.door(Drafts.class);
        Draft draft = drafts.start(session, Filer.CT01);
        UUID id = draft.id();
        if (!whole) {
            return UUID.randomUUID();
        }
        var self = new Mover(session.actor().id(), "000199000001", session.name(), Answers.HEAD);
        drafts.save(
                session,
                id,
                before -> before.moving(List.of(self))
                        .to(commune)
                        .at("Số 1", "2026-10-01")
                        .forming()
                        .holding("own"));
        drafts.attach(session, id, "dwelling", "", "a.pdf", Samples.pdf());
        return id;
    }

    private static Session session() {
        UUID person = UUID.randomUUID();
        var now = java.time.Instant.now();
        return new Session(
                "00",
                UUID.randomUUID(),
                Actor.citizen(person),
                "Nguyễn Thị Thử",
                3,
                "test",
                now,
                now,
                now.plusSeconds(600));
    }
}
