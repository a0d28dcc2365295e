package vn.goc.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.approvals.Approvals;
import vn.goc.approvals.Proposal;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Hmac;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sex;
import vn.goc.places.Units;
import vn.goc.site.Keys;
import vn.goc.site.SiteError;
import vn.goc.site.Tx;

/** Số định danh cá nhân: given once and never again (Law 26/2023/QH15 Art. 12; Decree 70/2024/NĐ-CP Art. 11). */
@Service
public class Numbers {
    /** Numbers there are of one province, sex, century and year. */
    public static final int SERIALS = 1_000_000;

    /** Kind of proposal by which a number is cancelled or re-established. */
    public static final String CHANGE = "number-change";

    private static final Logger LOG = LoggerFactory.getLogger(Numbers.class);
    private static final List<Integer> ALARMS = List.of(80, 90, 95, 99);
    private static final int MOST_LISTED = 100;

    private final NumberStore store;
    private final FactWriter writer;
    private final Values values;
    private final Units units;
    private final Approvals approvals;
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

    /** Căn cứ hủy, xác lập lại (Decree 70/2024/NĐ-CP Art. 11(7)). */
    public enum Ground {
        SEX_OR_YEAR(
                "a", true, "Xác định lại giới tính, cải chính năm sinh", "Sex re-determined, or birth year corrected"),
        MISCOLLECTED(
                "b",
                true,
                "Thu thập sai nơi đăng ký khai sinh, năm sinh hoặc giới tính",
                "Place of birth registration, birth year or sex collected wrongly"),
        FORGED("c", false, "Dùng giấy tờ giả", "Forged papers"),
        CERTIFICATE_WITHDRAWN("d", false, "Giấy khai sinh bị thu hồi", "Birth certificate withdrawn");

        private final String letter;
        private final boolean onlyAsked;
        private final String vi;
        private final String en;

        Ground(String letter, boolean onlyAsked, String vi, String en) {
            this.letter = letter;
            this.onlyAsked = onlyAsked;
            this.vi = vi;
            this.en = en;
        }

        public String letter() {
            return letter;
        }

        /** Whether the number stays as it is unless the citizen asks for another. */
        public boolean onlyAsked() {
            return onlyAsked;
        }

        public String vi() {
            return vi;
        }

        public String en() {
            return en;
        }

        /** @throws Rejection {@code register.value-wrong} */
        public static Ground ofLetter(String letter) {
            for (Ground ground : values()) {
                if (ground.letter.equals(letter)) {
                    return ground;
                }
            }
            throw Values.wrong("ground", "Chọn a, b, c hoặc d.", "Choose a, b, c or d.");
        }
    }

    /**
     * What is to become of somebody's number.
     *
     * @param registeredAt province or commune, as it stands today, whose prefix the new number takes; null to cancel only,
     *     which grounds c and d allow
     * @param asked the citizen wishes it; grounds a and b need that
     * @param dossier 1–60 characters
     */
    public record Change(
            UUID person,
            Ground ground,
            @Nullable AreaCode registeredAt,
            boolean asked,
            String reason,
            String evidence,
            @Nullable String dossier) {}

    /**
     * A series of numbers and how far it is used.
     *
     * @param series prefix, century and sex, two digits of the year
     * @param today how many went on the day it was last drawn from
     */
    public record Series(String series, int used, int today) {
        public int left() {
            return SERIALS - used;
        }

        /** Days until it ends if every day took as many as the last. */
        public int daysLeft() {
            return left() / Math.max(today, 1);
        }
    }

    Numbers(
            NumberStore store,
            FactWriter writer,
            Values values,
            Units units,
            Approvals approvals,
            RegisterSettings settings,
            Keys keys,
            JsonMapper json,
            Tx tx) {
        this.store = store;
        this.writer = writer;
        this.values = values;
        this.units = units;
        this.approvals = approvals;
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
        return allocate(registeredAt, birthYear, sex, 1).getFirst();
    }

    /** The same for many of one series at once, for those who bring many; at most 10,000. */
    List<PersonalNumber> allocate(AreaCode registeredAt, int birthYear, Sex sex, int count) {
        String prefix = NumberRules.prefix(settings.synthetic(), units, registeredAt, values.today());
        String series = NumberRules.series(prefix, birthYear, sex);
        return tx.write(Actor.system(), () -> {
            List<PersonalNumber> numbers = new ArrayList<>(count);
            while (numbers.size() < count) {
                int wanted = count - numbers.size();
                int used = store.draw(series, wanted).orElseThrow(() -> Rejection.of(RegisterError.NUMBERS_EXHAUSTED));
                alarm(series, used - wanted, used);
                List<PersonalNumber> drawn = new ArrayList<>(wanted);
                for (int serial : NumberRules.serials(secret, series, used - wanted, wanted)) {
                    drawn.add(PersonalNumber.of(prefix, birthYear, sex, serial));
                }
                Set<String> taken = store.taken(drawn);
                drawn.stream()
                        .filter(number -> !taken.contains(number.digits()))
                        .forEach(numbers::add);
            }
            return numbers;
        });
    }

    /** The fullest series first, so that the end of one is foreseen; for operators. */
    public List<Series> listFullest(Actor operator, int most) {
        if (!"operator".equals(operator.role())) {
            throw Rejection.of(SiteError.NOT_YOURS);
        }
        return tx.read(operator, () -> store.listFullest(Math.min(most, MOST_LISTED)));
    }

    private static void alarm(String series, int before, int used) {
        for (int percent : ALARMS) {
            long mark = SERIALS / 100L * percent;
            if (before < mark && used >= mark) {
                LOG.warn("number series {} is {} % used, {} numbers are left", series, percent, SERIALS - used);
            }
        }
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
        writer.allowed(access);
        AreaCode province = units.on(place, values.today()).province();
        if (!Rights.covers(actor, place.digits(), province == null ? "" : province.digits())) {
            throw Rejection.of(RegisterError.PLACE_NOT_YOURS);
        }
    }

    /**
     * Proposes that a number be cancelled, or cancelled and re-established; another officer decides it.
     *
     * @return the proposal's id, for {@link #decide}
     * @throws Rejection {@code register.number-not-asked}, {@code number-place-missing}, {@code purpose-not-yours}, {@code
     *     not-found-or-not-yours}; {@code approvals.…}, {@code places.…}
     */
    public UUID propose(Access access, Change change) {
        return writer.orRefused(access, change.person(), List.of("number"), () -> {
            List<UUID> known = writer.allowed(access);
            if (change.ground().onlyAsked() && !change.asked()) {
                throw Rejection.of(RegisterError.NUMBER_NOT_ASKED);
            }
            AreaCode place = change.registeredAt();
            if (place == null && change.ground().onlyAsked()) {
                throw Rejection.of(RegisterError.NUMBER_PLACE_MISSING);
            }
            ObjectNode what = json.createObjectNode()
                    .put("person", change.person().toString())
                    .put("ground", change.ground().letter());
            if (place != null) {
                units.on(place, values.today());
                what.put("registeredAt", place.digits());
            }
            if (change.dossier() != null) {
                Values.requireText("dossier", change.dossier(), FactWriter.LONGEST_DOSSIER);
                what.put("dossier", change.dossier());
            }
            return tx.write(access.actor(), known, () -> {
                writer.lock(change.person());
                return approvals.propose(access.actor(), CHANGE, what, change.reason(), change.evidence());
            });
        });
    }

    /**
     * Hủy, xác lập lại, as another officer proposed: the old number resolves for ever, and a new one takes its place
     * unless it was only to be cancelled (Decree 70/2024/NĐ-CP Art. 11(7)–(8)). It follows the sex and birth year on
     * record, which facts have changed before.
     *
     * @return the new number; empty when there is none now
     * @throws Rejection {@code approvals.…}, {@code register.…}; nothing is written but the attempt
     */
    public Optional<PersonalNumber> decide(Access access, UUID proposal) {
        UUID person = approvals.get(access.actor(), proposal).person("person");
        return writer.orRefused(access, person, List.of("number"), () -> {
            List<UUID> known = writer.allowed(access);
            return tx.write(access.actor(), known, () -> {
                PersonRow row = writer.lock(person);
                return carryOut(access, row, approvals.approve(access.actor(), proposal, CHANGE));
            });
        });
    }

    private Optional<PersonalNumber> carryOut(Access access, PersonRow row, Proposal proposal) {
        LocalDate today = values.today();
        String place = proposal.what().path("registeredAt").asString("");
        Optional<PersonalNumber> number = place.isEmpty() ? Optional.empty() : Optional.of(redraw(row, place));
        store.cancel(row.id(), today, proposal.what().path("ground").asString());
        number.ifPresent(fresh -> store.add(fresh.digits(), row.id(), "personal", today, true, null));
        ObjectNode doc = row.doc().deepCopy();
        ObjectNode before = json.createObjectNode().put("number", row.text("number"));
        ObjectNode after = json.createObjectNode()
                .put("number", number.map(PersonalNumber::digits).orElse(null));
        doc.remove("number");
        number.ifPresent(fresh -> doc.put("number", fresh.digits()));
        var origin = new EventStore.Origin(
                access,
                number.isPresent() ? "number-changed" : "number-cancelled",
                today,
                access.legalBasis(),
                proposal.what().path("dossier").stringValue(null),
                proposal.evidence());
        writer.record(origin, row, FactWriter.next(row, doc), List.of("number"), before, after);
        return number;
    }

    private PersonalNumber redraw(PersonRow row, String place) {
        String birth = row.text("birth.date");
        int year = birth == null ? 0 : PartialDate.parse(birth).year();
        if (year == 0) {
            throw Rejection.of(RegisterError.VALUE_MISSING).with("field", "birth.date");
        }
        return allocate(new AreaCode(place), year, Sex.ofCode(Objects.requireNonNullElse(row.text("sex"), "M")));
    }

    /**
     * Notes the 9-digit number of a former identity card, which resolves from then on (Law 26/2023/QH15 Art. 9 item 13).
     *
     * @throws Rejection {@code register.number-taken} when it is somebody else's
     */
    public long addOld(Access access, UUID person, String nineDigits, @Nullable String dossier, String evidence) {
        return writer.orRefused(access, person, List.of("oldNumber"), () -> {
            List<UUID> known = writer.allowed(access);
            Values.requireText("evidence", evidence, FactWriter.LONGEST_EVIDENCE);
            String digits = values.stored(Fields.get("oldNumber"), nineDigits, values.today())
                    .asString();
            return tx.write(access.actor(), known, () -> {
                PersonRow row = writer.lock(person);
                if (!store.add(digits, person, "cmnd9", null, false, null)) {
                    throw Rejection.of(RegisterError.NUMBER_TAKEN);
                }
                ObjectNode doc = row.doc().deepCopy();
                ObjectNode before = json.createObjectNode();
                if (doc.has("oldNumber")) {
                    before.set("oldNumber", doc.get("oldNumber"));
                }
                doc.put("oldNumber", digits);
                var origin = new EventStore.Origin(
                        access, "supplemented", values.today(), access.legalBasis(), dossier, evidence);
                return writer.record(
                        origin,
                        row,
                        FactWriter.next(row, doc),
                        List.of("oldNumber"),
                        before,
                        json.createObjectNode().put("oldNumber", digits));
            });
        });
    }
}
