package vn.goc.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Actor;
import vn.goc.law.WorkingDays;
import vn.goc.ledger.Feed;
import vn.goc.notices.Notice;
import vn.goc.notices.Notices;
import vn.goc.register.Field;
import vn.goc.register.Fields;
import vn.goc.register.LifeStatus;
import vn.goc.register.PersonEvent;
import vn.goc.register.PersonEvents;
import vn.goc.residence.Reports;
import vn.goc.residence.web.Section;
import vn.goc.site.Tx;

/**
 * Follows the register's events in the ledger's order: whoever's data changed is told what it was and what it is, and a
 * report of an error becomes a task. Notices, tasks and the place to go on are of one transaction, so that nobody is told
 * twice and nobody is left out; one node follows at a time.
 */
@Component
class RegisterFollower {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterFollower.class);
    private static final int BATCH = 500;
    private static final int MOST_LINES = 20;

    private final TaskStore store;
    private final Feed feed;
    private final PersonEvents events;
    private final Reports reports;
    private final WorkingDays days;
    private final Notices notices;
    private final Tx tx;
    private boolean failing;

    RegisterFollower(
            TaskStore store,
            Feed feed,
            PersonEvents events,
            Reports reports,
            WorkingDays days,
            Notices notices,
            Tx tx) {
        this.store = store;
        this.feed = feed;
        this.events = events;
        this.reports = reports;
        this.days = days;
        this.notices = notices;
        this.tx = tx;
    }

    @Scheduled(fixedDelayString = "PT0.5S", initialDelayString = "PT2S")
    void work() {
        try {
            while (step() == BATCH) {
                // more is there
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("the register's events could not be followed, it will be tried again: {}", e.toString());
            }
            failing = true;
        }
    }

    /** One batch; returns how many changes it held. */
    int step() {
        return tx.write(Actor.system(), () -> {
            Long next = store.next().orElse(null);
            if (next == null) {
                store.begin(feed.numberedSize()); // what was before anybody followed is not told
                return 0;
            }
            List<Feed.NumberedChange> changes = feed.changesFrom(next, BATCH);
            if (!changes.isEmpty()) {
                follow(events.ofChanges(
                        changes.stream().map(Feed.NumberedChange::seq).toList()));
                store.advance(changes.getLast().index() + 1);
            }
            return changes.size();
        });
    }

    private void follow(List<PersonEvent> happened) {
        Map<UUID, List<PersonEvent>> told = new LinkedHashMap<>();
        for (PersonEvent event : happened) {
            if (event.kind().equals("disputed")) {
                raise(event);
            } else if (event.was() != null && event.is().status() != LifeStatus.DEAD) {
                told.computeIfAbsent(event.person(), person -> new ArrayList<>())
                        .add(event);
            }
        }
        told.forEach(this::tell);
    }

    private void raise(PersonEvent event) {
        Field field = Fields.find(event.after().path("field").asString()).orElse(null);
        if (field == null) {
            return; // a field that is no more
        }
        LocalDate due =
                days.due(event.recorded(), reports.rule(event.recorded())).day();
        Task task = Tasks.raised(
                event.person(),
                field,
                event.after().path("text").asString(),
                event.is().commune(),
                event.recorded(),
                due);
        store.open(task, event.changeSeq(), event.is().province());
    }

    private void tell(UUID person, List<PersonEvent> happened) {
        Map<String, PersonEvents.Difference> last = new LinkedHashMap<>();
        for (PersonEvent event : happened) {
            for (PersonEvents.Difference now : events.differences(event)) {
                last.merge(
                        now.field().path(),
                        now,
                        (first, then) -> new PersonEvents.Difference(then.field(), first.before(), then.after()));
            }
        }
        if (last.isEmpty()) {
            return;
        }
        List<PersonEvents.Difference> differences = List.copyOf(last.values());
        String first = differences.getFirst().field().path();
        notices.send(
                person,
                new Notice.Draft(
                        subject(differences, true),
                        subject(differences, false),
                        body(differences, true),
                        body(differences, false),
                        "/me/why/" + first));
    }

    private static String subject(List<PersonEvents.Difference> differences, boolean vietnamese) {
        String first = "“" + differences.getFirst().field().shown(vietnamese) + "”";
        int more = differences.size() - 1;
        return more == 0
                ? (vietnamese ? "Dữ liệu của bạn đã thay đổi: " : "Your data changed: ") + first
                : (vietnamese ? "Dữ liệu của bạn đã thay đổi: " : "Your data changed: ")
                        + first
                        + (vietnamese ? " và " + more + " mục khác" : " and " + more + " more");
    }

    private static String body(List<PersonEvents.Difference> differences, boolean vietnamese) {
        var body = new StringBuilder();
        differences.stream()
                .limit(MOST_LINES)
                .forEach(difference -> body.append(difference.field().shown(vietnamese))
                        .append(": ")
                        .append(text(difference.field(), difference.before(), vietnamese))
                        .append(" → ")
                        .append(text(difference.field(), difference.after(), vietnamese))
                        .append(".\n"));
        return body.append(
                        vietnamese
                                ? "Bấm để xem vì sao, ai ghi, căn cứ nào. Nếu chưa đúng, báo sai ngay ở đó."
                                : "Open to see why, who recorded it and on which ground. If it is wrong, report it there.")
                .toString();
    }

    private static String text(Field field, @Nullable Object value, boolean vietnamese) {
        String text = Section.text(field, value, vietnamese);
        return text.isEmpty() ? (vietnamese ? "(chưa có)" : "(none)") : text;
    }
}
