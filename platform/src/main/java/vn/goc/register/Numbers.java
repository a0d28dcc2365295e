package vn.goc.register;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Hmac;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sex;
import vn.goc.ledger.Cases;
import vn.goc.places.Units;
import vn.goc.site.Keys;
import vn.goc.site.Tx;

/** Số định danh cá nhân: given once and never again (Law 26/2023/QH15 Art. 12; Decree 70/2024/NĐ-CP Art. 11). */
@Service
public class Numbers {
    private static final int SERIALS = 1_000_000;

    private final NumberStore store;
    private final FactWriter writer;
    private final Values values;
    private final Units units;
    private final Cases cases;
    private final RegisterSettings settings;
    private final Hmac secret;
    private final JsonMapper json;
    private final Tx tx;

    /**
     * Somebody who enters the register: newborn, come from abroad, or found without a record.
     *
     * @param registeredAt province or commune of birth registration, as it stands today; its province leads the number
     * @param values path → value as in {@link FactChange#newValues}, of any group; name, sex and birth.date at least, no number
     * @param from first day of what is known: the birth, or the arrival
     * @param kind what feeds call it
     * @param dossier 1–60 characters; the same dossier registers one person, however often it comes
     * @param evidence what was shown, as a text of at most 200 characters or a file's SHA-256
     * @param legalBasis the article it rests on
     */
    public record NewPerson(
            AreaCode registeredAt,
            Map<String, ?> values,
            LocalDate from,
            Kind kind,
            String dossier,
            @Nullable String evidence,
            String legalBasis) {
        /** How somebody enters. */
        public enum Kind {
            /** Khai sinh (Law 60/2014/QH13 Art. 16). */
            BORN,
            /** Thu thập lần đầu: lives already, and had no record. */
            REGISTERED;

            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }

            /** @throws Rejection {@code register.value-wrong} */
            public static Kind ofWord(String word) {
                for (Kind kind : values()) {
                    if (kind.word().equals(word)) {
                        return kind;
                    }
                }
                throw Values.wrong("kind", "Ghi born hoặc registered.", "Write born or registered.");
            }
        }

        public NewPerson {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    Numbers(
            NumberStore store,
            FactWriter writer,
            Values values,
            Units units,
            Cases cases,
            RegisterSettings settings,
            Keys keys,
            JsonMapper json,
            Tx tx) {
        this.store = store;
        this.writer = writer;
        this.values = values;
        this.units = units;
        this.cases = cases;
        this.settings = settings;
        this.secret = new Hmac(keys.secret("numbers"));
        this.json = json;
        this.tx = tx;
    }

    /**
     * Draws a number nobody has or had; joins the caller's transaction, in which it is to be given to somebody.
     *
     * @param registeredAt province or commune of birth registration, as it stands today
     * @param birthYear 1900–2399
     * @throws Rejection {@code register.numbers-exhausted}; {@code places.…} for a unit that does not stand today
     */
    public PersonalNumber allocate(AreaCode registeredAt, int birthYear, Sex sex) {
        String prefix = NumberRules.prefix(settings.synthetic(), units, registeredAt, values.today());
        String series = NumberRules.series(prefix, birthYear, sex);
        return tx.write(Actor.system(), () -> {
            while (true) {
                int drawn = store.draw(series);
                if (drawn >= SERIALS) {
                    throw Rejection.of(RegisterError.NUMBERS_EXHAUSTED);
                }
                int serial = NumberRules.serial(secret, series, drawn - 1);
                PersonalNumber number = PersonalNumber.of(prefix, birthYear, sex, serial);
                if (!store.taken(number.digits())) {
                    return number;
                }
            }
        });
    }

    /**
     * Enters somebody who has no record, with a number of their own: document, slices, event and journal row, all or
     * nothing, before any paper is printed (Law 60/2014/QH13 Art. 16(2)). Joins the caller's transaction.
     *
     * @return the number; a dossier by which the same agency entered somebody before gives theirs again
     * @throws Rejection {@code register.purpose-not-yours}, {@code place-not-yours}, {@code dossier-otherwise}, {@code
     *     value-missing}, {@code value-wrong}, {@code day-ahead}, {@code day-before-birth}, {@code
     *     number-only-through-numbers}, {@code numbers-exhausted}, {@code unknown-field}; the case's own; nothing is written but
     *     the attempt
     */
    public PersonalNumber enter(Access access, NewPerson person) {
        return writer.orRefused(access, null, List.copyOf(person.values().keySet()), () -> {
            requireRight(access, person.registeredAt());
            return tx.write(
                    access.actor(),
                    () -> writer.enter(
                            access, person, (birth, sex) -> allocate(person.registeredAt(), birth.year(), sex)));
        });
    }

    private void requireRight(Access access, AreaCode place) {
        Actor actor = access.actor();
        if (!Rights.mayAskFor(actor, access.purpose())) {
            throw Rejection.of(RegisterError.PURPOSE_NOT_YOURS);
        }
        cases.check(access);
        AreaCode province = units.on(place, values.today()).province();
        if (!Rights.covers(actor, place.digits(), province == null ? "" : province.digits())) {
            throw Rejection.of(RegisterError.PLACE_NOT_YOURS);
        }
    }

    /**
     * Hủy và xác lập lại: the old number is cancelled and resolves for ever, a new one takes its place (Decree
     * 70/2024/NĐ-CP Art. 11(7)–(8)). Sex and birth date are changed by facts, not here.
     *
     * @param ground a, b, c or d of Art. 11(7), and what was found
     */
    public PersonalNumber reestablish(
            Access access,
            UUID person,
            AreaCode registeredAt,
            int birthYear,
            Sex sex,
            String ground,
            @Nullable String dossier) {
        return writer.orRefused(access, person, List.of("number"), () -> {
            List<UUID> known = cases.check(access);
            return tx.write(access.actor(), known, () -> {
                PersonRow row = writer.lock(person);
                PersonalNumber number = allocate(registeredAt, birthYear, sex);
                LocalDate today = values.today();
                store.cancel(person, today, ground);
                store.add(number.digits(), person, "personal", today, true, null);
                ObjectNode doc = row.doc().deepCopy();
                ObjectNode before = json.createObjectNode().put("number", row.text("number"));
                doc.put("number", number.digits());
                var origin =
                        new EventStore.Origin(access, "number-changed", today, access.legalBasis(), dossier, ground);
                writer.record(
                        origin,
                        row,
                        FactWriter.next(row, doc),
                        List.of("number"),
                        before,
                        json.createObjectNode().put("number", number.digits()));
                return number;
            });
        });
    }
}
