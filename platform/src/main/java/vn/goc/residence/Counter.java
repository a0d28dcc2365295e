package vn.goc.residence;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Cases;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.register.Persons;
import vn.goc.register.Verification;
import vn.goc.site.Tx;

/**
 * Tiếp nhận tại quầy: somebody comes with paper CT01 or CT03. An officer opens a case about them by what stands on the
 * paper: number, name and birth date, all three as the register has them. The case lets the officer see that person, of
 * whatever commune, until it is closed, a day later at the latest; the person is told at once.
 */
@Service
public class Counter {
    static final String BASIS = "Luật Cư trú 68/2020/QH14, Điều 22, 24, 28 và 31";
    private static final Duration OPEN = Duration.ofHours(24);

    private final ResidenceStore store;
    private final Acts acts;
    private final Persons persons;
    private final Cases cases;
    private final Journal journal;
    private final Clock clock;
    private final Tx tx;

    Counter(ResidenceStore store, Acts acts, Persons persons, Cases cases, Journal journal, Clock clock, Tx tx) {
        this.store = store;
        this.acts = acts;
        this.persons = persons;
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * An open case.
     *
     * @param access for the acts within it
     */
    public record Open(String code, UUID person, Access access) {}

    /**
     * Opens a case about the person whom number, name and birth date name together.
     *
     * @param birth as on the paper, {@code dd/MM/yyyy}, {@code MM/yyyy} or {@code yyyy}
     * @return the case's code, which is no personal data
     * @throws Rejection {@code residence.counter-mismatch}, the same whichever of the three is wrong; journaled for the
     *     person whose number it is
     */
    public String receive(Actor officer, PersonalNumber number, String name, String birth, String via) {
        Optional<UUID> found = persons.idOf(number);
        var attempt = new Access(officer, Purpose.RESIDENCE_REGISTRATION, BASIS, null);
        return acts.orRefused(attempt, found.stream().toList(), List.of("name", "birth.date"), () -> {
            UUID person = found.orElseThrow(() -> Rejection.of(ResidenceError.COUNTER_MISMATCH));
            return tx.write(officer, List.of(person), () -> {
                String unit = Objects.requireNonNull(officer.agency());
                String area = officer.area() == null || officer.area().equals("*") ? "00000" : officer.area();
                String code = store.openCounter(unit, area, person, clock.instant());
                cases.open(code, "counter", unit, List.of(person));
                var access = new Access(officer, Purpose.RESIDENCE_REGISTRATION, BASIS, code);
                Verification said = persons.verify(access, number, Map.of("name", name, "birth.date", birth), via)
                        .value();
                if (!said.found() || said.matches().containsValue(false)) {
                    throw Rejection.of(ResidenceError.COUNTER_MISMATCH);
                }
                journal.change(
                        new JournalEntry(JournalEntry.Kind.CHANGE, person, access, List.of(), via, "case-opened"));
                String at = officer.unit() == null ? unit : officer.unit();
                acts.tell(
                        person,
                        "Đã tiếp nhận việc cư trú tại quầy: " + code,
                        "Residence matter received at the counter: " + code,
                        at + " đã mở vụ việc " + code
                                + " theo giấy tờ bạn đưa. Nếu bạn không đến đó, hãy báo ngay cho công"
                                + " an nơi cư trú.",
                        at + " opened case " + code
                                + " by the papers you showed. If you were not there, tell the police"
                                + " where you live at once.");
                return code;
            });
        });
    }

    /** @throws Rejection {@code residence.counter-closed} for one that is closed, unknown or another unit's */
    public Open of(Actor officer, String code) {
        String unit = officer.agency() == null ? "" : officer.agency();
        return tx.read(Actor.system(), () -> store.counter(code, unit))
                .map(found -> new Open(
                        found.code(),
                        found.person(),
                        new Access(officer, Purpose.RESIDENCE_REGISTRATION, BASIS, found.code())))
                .orElseThrow(() -> Rejection.of(ResidenceError.COUNTER_CLOSED));
    }

    public void close(Actor officer, String code) {
        Open open = of(officer, code);
        tx.write(officer, () -> {
            cases.close(open.code());
            store.closeCounter(open.code(), clock.instant());
            return null;
        });
    }

    /** Closes what nobody closed. */
    @Scheduled(fixedDelay = 60, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void closeStale() {
        tx.write(Actor.system(), () -> {
            store.staleCounters(clock.instant().minus(OPEN)).forEach(code -> {
                cases.close(code);
                store.closeCounter(code, clock.instant());
            });
            return null;
        });
    }
}
