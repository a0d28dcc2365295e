package vn.goc.insight;

import java.time.MonthDay;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Sex;
import vn.goc.ledger.Feed;
import vn.goc.register.Headcount;
import vn.goc.register.LifeStatus;
import vn.goc.register.PersonEvent;
import vn.goc.register.PersonEvents;

/** The register's people, its changes in the log's order. Counted are those whose life status is living. */
@Component
class RegisterPeople implements PeopleSource {
    private final Headcount headcount;
    private final PersonEvents events;
    private final Feed feed;

    RegisterPeople(Headcount headcount, PersonEvents events, Feed feed) {
        this.headcount = headcount;
        this.events = events;
        this.feed = feed;
    }

    @Override
    public Snapshot scan(Consumer<Counted> each) {
        Headcount.Snapshot seen = headcount.scan(row -> each.accept(counted(row)));
        return new Snapshot(seen.numberedSize(), seen.unnumbered());
    }

    @Override
    public Snapshot bornOn(MonthDay day, Consumer<Counted> each) {
        Headcount.Snapshot seen = headcount.peopleBornOn(day, row -> each.accept(counted(row)));
        return new Snapshot(seen.numberedSize(), seen.unnumbered());
    }

    @Override
    public long numberedSize() {
        return feed.numberedSize();
    }

    @Override
    public List<NumberedChange> changesFrom(long index, int limit) {
        return feed.changesFrom(index, limit).stream()
                .map(change -> new NumberedChange(change.index(), change.seq()))
                .toList();
    }

    @Override
    public List<Move> movesOf(Collection<Long> changeSeqs) {
        return events.ofChanges(changeSeqs).stream()
                .map(event -> new Move(event.changeSeq(), counted(event.was()), counted(event.is())))
                .filter(move -> !java.util.Objects.equals(move.before(), move.after()))
                .toList();
    }

    private static Counted counted(Headcount.Row row) {
        return new Counted(row.commune(), Sex.ofCode(row.sex()), row.birth());
    }

    private static @Nullable Counted counted(PersonEvent.@Nullable Counted person) {
        return person == null || person.status() != LifeStatus.LIVING
                ? null
                : new Counted(person.commune(), Sex.ofCode(person.sex()), person.birth());
    }
}
