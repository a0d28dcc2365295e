package vn.goc.register;

import java.time.LocalDate;
import java.util.List;
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
