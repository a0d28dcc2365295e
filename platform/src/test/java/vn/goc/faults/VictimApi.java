package vn.goc.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Purpose;
import vn.goc.ledger.Cases;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.ledger.web.Answers;
import vn.goc.site.Sessions;
import vn.goc.site.Tx;

/**
 * Makes load in a victim: answers and changes through the ledger's own doors, over the server's own HTTP. Exists only
 * where the test's class path and the property {@code goc.victim} are.
 */
@RestController
@ConditionalOnProperty("goc.victim")
class VictimApi {
    private static final String BASIS = "Luật Cư trú 68/2020/QH14, Điều 22";
    private static final Access ACCESS = new Access(
            new Actor(Actor.Kind.OFFICER, new UUID(8, 8), "G99", "Công an phường Mẫu", "residence-officer", "*"),
            Purpose.REGISTER_UPKEEP,
            BASIS,
            null);

    private final Journal journal;
    private final Cases cases;
    private final Tx tx;
    private final Sessions sessions;
    private final MovableClock clock;

    VictimApi(Journal journal, Cases cases, Tx tx, Sessions sessions, MovableClock clock) {
        this.journal = journal;
        this.cases = cases;
        this.tx = tx;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** An answer about some persons; their receipts are in the header. */
    @GetMapping("/api/victim/read")
    ResponseEntity<String> read(@RequestParam(defaultValue = "1") int persons) {
        List<JournalEntry> entries = Stream.generate(UUID::randomUUID)
                .limit(persons)
                .map(person -> JournalEntry.read(person, ACCESS, List.of("name", "birth.date"), "victim"))
                .toList();
        return Answers.of(journal.disclose("answered", entries));
    }

    /** An answer about one person. */
    @GetMapping("/api/victim/look")
    ResponseEntity<String> look(@RequestParam UUID person) {
        var entry = JournalEntry.read(person, ACCESS, List.of("name"), "victim");
        return Answers.of(journal.disclose("answered", List.of(entry)));
    }

    /** A change of two halves in one transaction, a case and its journal row, which name each other. */
    @GetMapping("/api/victim/change")
    String change(@RequestParam String code) {
        UUID person = UUID.randomUUID();
        long seq = tx.write(Actor.system(), () -> {
            cases.open(code, "dossier", "G99", List.of(person));
            return journal.change(JournalEntry.change(person, ACCESS, List.of("residence.permanent"), code));
        });
        return Long.toString(seq);
    }

    /** A citizen's session, as the cookie's value. */
    @GetMapping("/api/victim/session")
    String session(@RequestParam UUID person) {
        return sessions.open(person, Actor.citizen(person), "Nguyễn Thị Mẫu", 2, "victim")
                .token();
    }

    @GetMapping("/api/victim/clock")
    String clock(@RequestParam long seconds) {
        clock.ahead = Duration.ofSeconds(seconds);
        return clock.instant().toString();
    }

    /** Keeps a request busy. */
    @GetMapping("/api/victim/hold")
    String hold(@RequestParam long millis) throws InterruptedException {
        Thread.sleep(millis);
        return "held";
    }

    /** The house's clock, which somebody sets. */
    static final class MovableClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }

    @Configuration
    @ConditionalOnProperty("goc.victim")
    static class Wiring {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }
}
