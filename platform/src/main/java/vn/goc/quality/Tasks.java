package vn.goc.quality;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.codes.Code;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.notices.Notice;
import vn.goc.notices.Notices;
import vn.goc.register.Explanation;
import vn.goc.register.FactChange;
import vn.goc.register.Facts;
import vn.goc.register.Field;
import vn.goc.register.Persons;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Xác minh điều công dân báo sai: the commune of permanent residence finds out and answers in two working days (Decree
 * 70/2024/NĐ-CP Art. 6, form DC02).
 */
@Service
public class Tasks {
    /** What every access of an officer to a task rests on. */
    public static final String BASIS = "Nghị định 70/2024/NĐ-CP, Điều 6";

    private static final int MOST_LISTED = 200;
    private static final int LONGEST_FINDING = 1_000;
    private static final Set<Field.Type> OTHER_WAY =
            EnumSet.of(Field.Type.ADDRESS, Field.Type.LIFE, Field.Type.OLD_NUMBER);

    private final TaskStore store;
    private final Persons persons;
    private final Facts facts;
    private final CodeLists codes;
    private final Notices notices;
    private final Clock clock;
    private final Tx tx;

    Tasks(TaskStore store, Persons persons, Facts facts, CodeLists codes, Notices notices, Clock clock, Tx tx) {
        this.store = store;
        this.persons = persons;
        this.facts = facts;
        this.codes = codes;
        this.notices = notices;
        this.clock = clock;
        this.tx = tx;
    }

    /** A task with why the value is what it is. */
    public record Opened(Task task, Explanation explanation) {}

    /** How an officer's access to a task is journaled. */
    public static Access access(Actor officer) {
        return new Access(officer, Purpose.REGISTER_UPKEEP, BASIS, null);
    }

    /** Those of the officer's area, the most urgent first; at most 200. */
    public List<Task> listOpen(Actor officer) {
        return tx.read(officer, () -> store.listOpen(MOST_LISTED));
    }

    /** How many wait in the officer's area, up to 1,000. */
    public int countOpen(Actor officer) {
        return tx.read(officer, store::countOpen);
    }

    /** @throws Rejection {@code quality.unknown-task}; {@code register.not-found-or-not-yours} when the person moved away */
    public Disclosed<Opened> open(Actor officer, UUID id, String via) {
        Task task = tx.read(officer, () -> store.find(id)).orElseThrow(() -> Rejection.of(QualityError.UNKNOWN_TASK));
        return persons.explain(access(officer), task.person(), task.field().path(), via)
                .map(explanation -> new Opened(task, explanation));
    }

    /** Whether the value of a field can be corrected by a task at all; addresses and numbers have procedures of their own. */
    public static boolean correctable(Field field) {
        return !OTHER_WAY.contains(field.type()) && !field.path().equals("number");
    }

    /**
     * Ends a task: the value was right and stays, or is corrected; the mark goes, and the person is told, all or nothing.
     *
     * @param right the right value, as text or the name of a code; null to keep
     * @param finding 1–1,000 characters; the person reads it
     * @throws Rejection {@code quality.decided}, {@code finding}, {@code other-way}; {@code register.…} what is wrong with the value
     */
    public void decide(Actor officer, UUID id, @Nullable String right, String finding) {
        if (finding.isBlank() || finding.length() > LONGEST_FINDING) {
            throw Rejection.of(QualityError.FINDING).with("most", LONGEST_FINDING);
        }
        Access access = access(officer);
        tx.write(officer, () -> {
            Task task = store.lock(id).orElseThrow(() -> Rejection.of(QualityError.UNKNOWN_TASK));
            if (task.state() != Task.State.OPEN) {
                throw Rejection.of(QualityError.DECIDED);
            }
            if (right != null) {
                correct(access, task, right, finding);
            }
            facts.settle(access, task.person(), task.field().path(), finding);
            Task.State state = right == null ? Task.State.KEPT : Task.State.CORRECTED;
            String unit = Objects.requireNonNullElse(officer.unit(), "");
            store.decide(id, state, officer.id(), unit, clock.instant(), finding);
            notices.send(task.person(), notice(task, state, unit, finding));
            return state;
        });
    }

    private void correct(Access access, Task task, String right, String finding) {
        Field field = task.field();
        if (!correctable(field)) {
            throw Rejection.of(QualityError.OTHER_WAY).with("field", field.vi());
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
        Map<String, @Nullable Object> value = new HashMap<>();
        value.put(field.path(), written(field, right.strip(), today));
        String evidence = finding.length() > 200 ? finding.substring(0, 200) : finding;
        facts.change(
                access,
                task.person(),
                new FactChange(
                        FactChange.Kind.CORRECTION,
                        field.group(),
                        value,
                        today,
                        "corrected",
                        null,
                        evidence,
                        access.legalBasis()));
    }

    /** A code may be given by its name, a sex by its word. */
    private String written(Field field, String right, LocalDate today) {
        if (field.list() != null) {
            return codes.find(field.list(), right, today).map(Code::code).orElse(right);
        }
        if (field.type() == Field.Type.SEX) {
            return switch (right.toLowerCase(java.util.Locale.ROOT)) {
                case "nam", "male" -> "M";
                case "nữ", "nu", "female" -> "F";
                default -> right;
            };
        }
        return right;
    }

    private static Notice.Draft notice(Task task, Task.State state, String unit, String finding) {
        boolean corrected = state == Task.State.CORRECTED;
        return new Notice.Draft(
                "Đã xác minh “" + task.field().vi() + "”: " + (corrected ? "đã cải chính" : "giữ nguyên"),
                "Verified “" + task.field().en() + "”: " + (corrected ? "corrected" : "kept as it was"),
                unit + " kết luận: " + finding + " Nếu chưa đồng ý, bạn có thể báo sai lần nữa hoặc khiếu nại.",
                unit + " found: " + finding + " If you do not agree, report it again or complain.",
                "/me/why/" + task.field().path());
    }

    /** What the follower raises from a report. */
    static Task raised(UUID person, Field field, String said, String commune, Instant at, LocalDate due) {
        return new Task(UUID.randomUUID(), person, field, said, commune, at, due, Task.State.OPEN, null, null, null);
    }
}
