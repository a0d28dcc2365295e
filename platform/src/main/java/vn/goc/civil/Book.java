package vn.goc.civil;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.civil.CivilRecord.Party;
import vn.goc.kernel.Access;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;
import vn.goc.law.Rules;
import vn.goc.ledger.Cases;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/** What every act has in common: a case of its own, one effect a dossier, the next number, and its line in the book. */
@Component
class Book {
    private static final Pattern DOSSIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{3,39}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String CASE_KIND = "civil";

    private final CivilStore store;
    private final Cases cases;
    private final Rules rules;
    private final Tx tx;
    private final Clock clock;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    Book(CivilStore store, Cases cases, Rules rules, Tx tx, Clock clock, JsonMapper json) {
        this.store = store;
        this.cases = cases;
        this.rules = rules;
        this.tx = tx;
        this.clock = clock;
        this.json = json;
    }

    /** An act to be written. */
    record Entry(
            Act act,
            String dossier,
            String request,
            Map<String, String> data,
            List<Party> parties,
            boolean late,
            Collection<String> keys,
            String legalBasis) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    }

    /** A code for a dossier that came without one: {@code HT-261124-7K3M9Q}. */
    String newDossier() {
        var out = new StringBuilder("HT-").append(DAY.format(today())).append('-');
        for (int i = 0; i < 6; i++) {
            out.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return out.toString();
    }

    /**
     * Opens a case about some persons for the registrar's office, does the work and closes it: one transaction, after which
     * nobody sees them by this case any more.
     */
    <T> T inCase(
            Registrar registrar, String dossier, String basis, Collection<UUID> persons, Function<Access, T> work) {
        if (!DOSSIER.matcher(dossier).matches()) {
            throw Rejection.of(CivilError.DOSSIER_MALFORMED);
        }
        String code = "HT-" + registrar.commune() + "-" + dossier;
        var access = new Access(registrar.actor(), Purpose.CIVIL_STATUS, basis, code);
        return tx.write(registrar.actor(), persons, () -> {
            cases.open(code, CASE_KIND, registrar.agency(), persons);
            T done = work.apply(access);
            cases.close(code);
            return done;
        });
    }

    /** Lets a running case concern others too, while the work lasts. */
    <T> T including(Access access, Registrar registrar, Collection<UUID> all, Supplier<T> work) {
        cases.open(java.util.Objects.requireNonNull(access.caseCode()), CASE_KIND, registrar.agency(), all);
        return tx.including(all, work);
    }

    /**
     * What the same dossier did before; waits for one that is just being written.
     *
     * @throws Rejection {@code civil.dossier-otherwise}
     */
    Optional<Registered> again(Registrar registrar, String dossier, String request) {
        String unit = registrar.commune().digits();
        store.lock(List.of("dossier " + unit + " " + dossier));
        return store.done(unit, dossier).map(done -> {
            if (!done.request().equals(request)) {
                throw Rejection.of(CivilError.DOSSIER_OTHERWISE).with("dossier", dossier);
            }
            CivilRecord record = store.find(done.record()).orElseThrow();
            return registered(record, true);
        });
    }

    /** Writes an act under the next number; the persons it is about have at most one of its kind. */
    Registered write(Registrar registrar, Entry entry) {
        LocalDate today = today();
        String unit = registrar.commune().digits();
        int number = store.next(unit, entry.act(), today.getYear());
        var record = new CivilRecord(
                UUID.randomUUID(),
                entry.act(),
                unit,
                registrar.unitName(),
                today.getYear(),
                number,
                store.shown(number, today.getYear()),
                today,
                entry.late(),
                entry.dossier(),
                entry.data(),
                entry.legalBasis(),
                registrar.name(),
                clock.instant(),
                null,
                entry.parties());
        store.add(record, entry.request(), registrar.actor().id(), entry.keys());
        for (UUID person : record.subjects()) {
            if (!store.live(person, entry.act(), record.id())) {
                throw entry.act() == Act.MARRIAGE
                        ? Side.ONE.in(Rejection.of(CivilError.ALREADY_MARRIED))
                        : Rejection.of(CivilError.ALREADY_DEAD);
            }
        }
        return registered(record, false);
    }

    /** Whether a day lies further back than the law gives for registering; where no rule holds, nothing is late. */
    boolean late(Act act, PartialDate happened) {
        LocalDate today = today();
        return rules.find(act.within(), today)
                .map(rule -> happened.latest().plusDays(rule.number()).isBefore(today))
                .orElse(false);
    }

    /** What was asked for, as one hash. */
    String request(Object asked) {
        return Sha256.hex(json.writeValueAsBytes(asked));
    }

    static String requireText(String field, String text, int most) {
        String plain = text.strip();
        boolean fits = !plain.isEmpty()
                && plain.length() <= most
                && plain.codePoints().noneMatch(c -> Character.isISOControl(c) || c == '<' || c == '>');
        if (!fits) {
            throw Rejection.of(CivilError.TEXT_NEEDED).with("field", field).with("most", most);
        }
        return plain;
    }

    private static Registered registered(CivilRecord record, boolean again) {
        String child = record.act() == Act.BIRTH ? record.text("child.number") : null;
        return new Registered(
                record.id(), record.act(), record.shown(), record.registeredOn(), child, record.late(), again);
    }
}
