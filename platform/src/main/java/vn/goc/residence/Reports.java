package vn.goc.residence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;
import vn.goc.kernel.Rejection;
import vn.goc.law.Due;
import vn.goc.law.Rule;
import vn.goc.law.Rules;
import vn.goc.law.WorkingDays;
import vn.goc.notices.Notice;
import vn.goc.notices.Notices;
import vn.goc.register.Facts;
import vn.goc.register.Field;
import vn.goc.register.Fields;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Báo sai: a citizen says that a value of theirs is wrong. It is under verification from then on, and the office has the
 * days of Decree 70/2024/NĐ-CP Art. 6 to answer, counted by the law's own rule {@value #RULE}.
 */
@Service
public class Reports {
    /** Id of the rule that sets the days for an answer. */
    public static final String RULE = "identity.adjust";

    private static final int NEWEST = 100;

    private final Facts facts;
    private final Notices notices;
    private final Rules rules;
    private final WorkingDays days;
    private final Tx tx;
    private final Clock clock;

    Reports(Facts facts, Notices notices, Rules rules, WorkingDays days, Tx tx, Clock clock) {
        this.facts = facts;
        this.notices = notices;
        this.rules = rules;
        this.days = days;
        this.tx = tx;
        this.clock = clock;
    }

    /** A report that was made: when, and until when it has to be answered. */
    public record Made(Instant at, Due due) {}

    /**
     * Marks the value as under verification and puts the day of the answer into the citizen's inbox, both or neither.
     *
     * @param own {@link Access#own}
     * @param field path, see {@link Fields}
     * @param text what is wrong, in the citizen's words
     * @throws Rejection {@code register.unknown-field}, {@code register.dispute-text}
     */
    public Made report(Access own, String field, String text) {
        Field named = Fields.get(field);
        return tx.write(own.actor(), List.of(own.actor().id()), () -> {
            facts.dispute(own, field, text);
            Made made = made(clock.instant());
            notices.send(own.actor().id(), notice(named, made));
            return made;
        });
    }

    /** The newest report of a value that still stands in the citizen's inbox. */
    public Optional<Made> last(UUID person, String field) {
        String link = link(field);
        return notices.list(person, null, NEWEST).stream()
                .filter(notice -> link.equals(notice.link()))
                .findFirst()
                .map(notice -> made(notice.createdAt()));
    }

    /** The rule that holds at a time: its days and its article. */
    public Rule rule(Instant at) {
        return rules.on(RULE, LocalDate.ofInstant(at, Texts.ZONE));
    }

    private Made made(Instant at) {
        return new Made(at, days.due(at, rule(at)));
    }

    private static Notice.Draft notice(Field field, Made made) {
        Due due = made.due();
        String doubtVi = due.restsOnUnconfirmed()
                ? " Ngày này tính cả ngày nghỉ chưa được công bố; sớm nhất là " + Texts.weekday(due.earliest(), true)
                        + "."
                : "";
        String doubtEn = due.restsOnUnconfirmed()
                ? " That counts a day of rest not yet announced; the earliest is "
                        + Texts.weekday(due.earliest(), false) + "."
                : "";
        return new Notice.Draft(
                "Báo sai “" + field.vi() + "”: trả lời chậm nhất " + Texts.weekday(due.day(), true),
                "Error reported in “" + field.en() + "”: answer due " + Texts.weekday(due.day(), false),
                "Bạn đã báo mục này chưa đúng lúc " + Texts.time(made.at())
                        + ". Từ nay ai được xem cũng thấy dấu “đang xác minh”. Cơ quan trả lời trong "
                        + due.rule().shown(true) + ", " + due.rule().article(true) + "." + doubtVi,
                "You reported this value on " + Texts.time(made.at())
                        + ". Whoever may see it now also sees that it is under verification. The office answers within "
                        + due.rule().shown(false) + ", " + due.rule().article(false) + "." + doubtEn,
                link(field.path()));
    }

    private static String link(String field) {
        return "/me/why/" + field;
    }
}
