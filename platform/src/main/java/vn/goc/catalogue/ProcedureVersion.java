package vn.goc.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A procedure as it was published for a time; a dossier is carried through by the version it was filed with.
 *
 * @param version 1, 2, …
 * @param from first day
 * @param to first day it no longer holds; null while open
 * @param parts six published parts; the name is the seventh
 * @param decides role of the officers who decide, such as {@code residence-officer}
 * @param basis legal ground of reading the applicant's data for this procedure
 * @param steps the form, one question a page
 * @param papers what is attached (thành phần hồ sơ)
 * @param limits what the limit is for → rule id in {@code law}
 * @param slips code of the slip, such as {@code CT04} → its name
 */
public record ProcedureVersion(
        int version,
        LocalDate from,
        @Nullable LocalDate to,
        Words name,
        Words summary,
        List<Part> parts,
        String decides,
        Words basis,
        List<FormStep> steps,
        List<Paper> papers,
        Map<String, String> limits,
        Map<String, Words> slips) {

    /** One published part (QĐ 766/QĐ-TTg 1.3: tên, trình tự, cách thức, thành phần, thời hạn, đối tượng, cơ quan). */
    public record Part(Kind part, Words text) {
        /** The parts besides the name, in the order they are published. */
        public enum Kind {
            ORDER("Trình tự thực hiện", "How it goes"),
            WAYS("Cách thức thực hiện", "Ways of filing"),
            CONTENTS("Thành phần, số lượng hồ sơ", "What the dossier holds"),
            LIMIT("Thời hạn giải quyết", "How long it may take"),
            WHO("Đối tượng thực hiện", "Who may file"),
            BODY("Cơ quan giải quyết", "Who decides");

            private final Words title;

            Kind(String vi, String en) {
                this.title = new Words(vi, en);
            }

            public Words title() {
                return title;
            }
        }
    }

    /**
     * One page of the form.
     *
     * @param id part of its address
     * @param kind which question it is: how it is drawn and read
     * @param title short, for the list of steps
     * @param question the page's heading
     */
    public record FormStep(String id, Kind kind, Words title, Words question, @Nullable Words hint, List<FormField> fields) {
        /** Kinds of questions the platform knows how to ask. */
        public enum Kind {
            MOVERS,
            COMMUNE,
            ADDRESS,
            HOUSEHOLD,
            RELATIONS,
            PAPERS
        }

        public FormStep {
            fields = List.copyOf(fields);
        }
    }

    /**
     * One field.
     *
     * @param bind path in the register's words whose value it shows or proposes; empty for what the register does not hold
     * @param locked true: known by the register, shown with a lock, never asked
     */
    public record FormField(String name, String bind, Words label, boolean locked, boolean required) {}

    /**
     * Giấy tờ: one kind of paper in the dossier.
     *
     * @param kinds codes of the list {@code document} that will do, the first being proposed
     * @param most files at most
     * @param megabytes size at most of each
     */
    public record Paper(String id, List<String> kinds, Words label, Words hint, boolean required, int most, int megabytes) {
        public Paper {
            kinds = List.copyOf(kinds);
        }
    }

    public ProcedureVersion {
        parts = List.copyOf(parts);
        steps = List.copyOf(steps);
        papers = List.copyOf(papers);
        limits = Map.copyOf(limits);
        slips = Map.copyOf(slips);
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    public Optional<FormStep> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** Rule id of a limit; the loader has made sure that {@code decide} and {@code supplement} are there. */
    public String limit(String what) {
        String rule = limits.get(what);
        if (rule == null) {
            throw new IllegalArgumentException("no limit " + what);
        }
        return rule;
    }
}
