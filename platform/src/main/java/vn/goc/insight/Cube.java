package vn.goc.insight;

import java.time.LocalDate;
import java.util.Arrays;
import vn.goc.kernel.Sex;

/**
 * Living people by commune, sex and completed year of age, with provinces and the nation summed; 2.7 MB for Viet Nam.
 *
 * <p>Immutable: a change makes a new cube that shares every row but the touched ones, so that a reader never sees a mover
 * in neither place or in both, and waits for nobody.
 */
final class Cube {
    /** Years 0 to 99, and 100 and over. */
    static final int AGES = 101;

    /** The age of those whose birth is unknown: in every total, in no age group. */
    static final int UNKNOWN = AGES;

    static final int GROUPS = 21;

    private static final int SEX = AGES + 1;

    private static final int YEARS_A_GROUP = 5;

    private final CubeShape shape;
    private final int[][] cells;
    private final int[] totals;
    private final LocalDate day;

    private Cube(CubeShape shape, int[][] cells, int[] totals, LocalDate day) {
        this.shape = shape;
        this.cells = cells;
        this.totals = totals;
        this.day = day;
    }

    static Cube empty(CubeShape shape, LocalDate day) {
        return new Cube(shape, new int[shape.size()][2 * SEX], new int[shape.size()], day);
    }

    CubeShape shape() {
        return shape;
    }

    /** The day on which ages are counted. */
    LocalDate day() {
        return day;
    }

    int total(int row) {
        return totals[row];
    }

    /** People of one sex and completed year of age; {@code age} 100 is 100 and over, 101 unknown. */
    int count(int row, Sex sex, int age) {
        return cells[row][cell(sex, age)];
    }

    /** Five-year groups 0–4 to 95–99, and 100 and over. */
    int[] groups(int row, Sex sex) {
        int[] groups = new int[GROUPS];
        for (int age = 0; age < AGES; age++) {
            groups[age / YEARS_A_GROUP] += cells[row][cell(sex, age)];
        }
        return groups;
    }

    Draft draft() {
        return new Draft(this, day);
    }

    private static int cell(Sex sex, int age) {
        return (sex == Sex.FEMALE ? SEX : 0) + age;
    }

    /** The next cube while it is being counted; one thread. */
    static final class Draft {
        private final Cube from;
        private final int[][] cells;
        private final int[] totals;
        private LocalDate day;
        private boolean touched;

        private Draft(Cube from, LocalDate day) {
            this.from = from;
            this.cells = from.cells.clone();
            this.totals = from.totals.clone();
            this.day = day;
        }

        void add(Counted person) {
            count(person, person.ageOn(day), 1);
        }

        void remove(Counted person) {
            count(person, person.ageOn(day), -1);
        }

        void apply(PeopleSource.Move move) {
            if (move.before() != null) {
                remove(move.before());
            }
            if (move.after() != null) {
                add(move.after());
            }
        }

        /** Goes to the next day: those given, living and counted, whose birthday it is become a year older. */
        void nextDay(Iterable<Counted> birthdays) {
            LocalDate next = day.plusDays(1);
            for (Counted person : birthdays) {
                count(person, person.ageOn(day), -1);
                count(person, person.ageOn(next), 1);
            }
            day = next;
            touched = true;
        }

        Cube done() {
            return touched ? new Cube(from.shape, cells, totals, day) : from;
        }

        private void count(Counted person, int age, int by) {
            int cell = cell(person.sex(), age);
            int row = from.shape.commune(person.commune());
            add(row, cell, by);
            if (row != from.shape.unplaced()) {
                add(from.shape.parent(row), cell, by);
            }
            add(from.shape.nation(), cell, by);
            touched = true;
        }

        @SuppressWarnings("ReferenceEquality") // a row shared with the cube before is copied on first write
        private void add(int row, int cell, int by) {
            if (cells[row] == from.cells[row]) {
                cells[row] = Arrays.copyOf(cells[row], cells[row].length);
            }
            cells[row][cell] += by;
            totals[row] += by;
            if (cells[row][cell] < 0) {
                throw new MiscountException(row, cell);
            }
        }
    }

    /** Somebody left a cell that held nobody: the cube and the register differ, only a new scan helps. */
    static final class MiscountException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        MiscountException(int row, int cell) {
            super("cell " + cell + " of row " + row + " would fall below zero");
        }
    }
}
