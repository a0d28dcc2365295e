package vn.goc.insight;

import java.time.MonthDay;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the cube learns of people: the register, or a made-up one whose every moment a test decides. */
interface PeopleSource {
    /**
     * What a reading in one snapshot had already seen.
     *
     * @param size every change with a smaller log index is in it
     * @param unnumbered changes in it that have no index yet: skipped when they get one
     */
    record Snapshot(long size, Set<Long> unnumbered) {}

    record NumberedChange(long index, long seq) {}

    /** How one person was counted before a change and is after; null: not at all (not yet born, dead). */
    record Move(
            long changeSeq,
            @Nullable Counted before,
            @Nullable Counted after) {}

    /** All living people, in one snapshot. */
    Snapshot scan(Consumer<Counted> each);

    /** Living people whose latest possible birth has this day and month, in one snapshot. */
    Snapshot bornOn(MonthDay day, Consumer<Counted> each);

    long numberedSize();

    List<NumberedChange> changesFrom(long index, int limit);

    /** Moves of changes in the order of the changes; a change that moves nobody has none. */
    List<Move> movesOf(Collection<Long> changeSeqs);
}
