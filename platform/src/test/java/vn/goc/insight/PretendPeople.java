package vn.goc.insight;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A register in memory whose commits and numbering a test times as it likes; numbers leave gaps, as reads do. */
class PretendPeople implements PeopleSource {
    private final Map<Integer, Counted> living = new TreeMap<>();
    private final Map<Long, Move> moves = new TreeMap<>();
    private final List<NumberedChange> numbered = new ArrayList<>();
    private final Set<Long> unnumbered = new HashSet<>();
    private long size;
    private long seq;
    private int next;
    int scans;

    synchronized int born(@Nullable String commune, vn.goc.kernel.Sex sex, @Nullable LocalDate birth) {
        int person = next++;
        change(person, new Counted(commune, sex, birth));
        return person;
    }

    synchronized void moves(int person, @Nullable String commune) {
        Counted now = of(person);
        change(person, new Counted(commune, now.sex(), now.birth()));
    }

    synchronized void dies(int person) {
        change(person, null);
    }

    /** Numbers what was committed, after some reads took numbers of their own. */
    synchronized void number(int reads) {
        size += reads;
        for (long change : unnumbered.stream().sorted().toList()) {
            numbered.add(new NumberedChange(size++, change));
        }
        unnumbered.clear();
    }

    synchronized List<Counted> all() {
        return List.copyOf(living.values());
    }

    synchronized Counted of(int person) {
        Counted found = living.get(person);
        if (found == null) {
            throw new IllegalArgumentException("nobody");
        }
        return found;
    }

    /** A bulk load: people are there, no feed says so. */
    synchronized void load(Collection<Counted> people) {
        people.forEach(person -> living.put(next++, person));
    }

    private void change(int person, @Nullable Counted after) {
        Counted before = after == null ? living.remove(person) : living.put(person, after);
        moves.put(++seq, new Move(seq, before, after));
        unnumbered.add(seq);
    }

    @Override
    public synchronized Snapshot scan(Consumer<Counted> each) {
        scans++;
        living.values().forEach(each);
        return new Snapshot(size, Set.copyOf(unnumbered));
    }

    @Override
    public synchronized Snapshot bornOn(MonthDay day, Consumer<Counted> each) {
        living.values().stream()
                .filter(p -> p.birth() != null && MonthDay.from(p.birth()).equals(day))
                .forEach(each);
        return new Snapshot(size, Set.copyOf(unnumbered));
    }

    @Override
    public synchronized long numberedSize() {
        return size;
    }

    @Override
    public synchronized List<NumberedChange> changesFrom(long index, int limit) {
        return numbered.stream().filter(c -> c.index() >= index).limit(limit).toList();
    }

    @Override
    public synchronized List<Move> movesOf(Collection<Long> changeSeqs) {
        return changeSeqs.stream().map(moves::get).toList();
    }
}
