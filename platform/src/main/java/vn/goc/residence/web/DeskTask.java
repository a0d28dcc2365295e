package vn.goc.residence.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.places.PlacesError;
import vn.goc.residence.Heads;
import vn.goc.residence.ResidenceError;
import vn.goc.site.FieldError;
import vn.goc.site.Page;

/** What an officer does at the residence desk for somebody who came; each is one page. */
public enum DeskTask {
    TEMPORARY(
            "Đăng ký tạm trú",
            "Register temporary residence",
            "Điều 27, 28 Luật Cư trú 68/2020/QH14",
            List.of("line", "from", "until", "evidence")),
    EXTEND(
            "Gia hạn tạm trú",
            "Extend temporary residence",
            "Điều 28 Luật Cư trú 68/2020/QH14",
            List.of("until", "evidence")),
    END("Xóa đăng ký tạm trú", "End temporary residence", "Luật Cư trú 68/2020/QH14", List.of("on", "evidence")),
    ABSENCE(
            "Khai báo tạm vắng",
            "Declare an absence",
            "Điều 31 Luật Cư trú 68/2020/QH14",
            List.of("kind", "to", "from", "until", "evidence")),
    RETURN("Kết thúc tạm vắng", "End an absence", "Điều 31 Luật Cư trú 68/2020/QH14", List.of("on", "evidence")),
    PRESENT(
            "Khai báo nơi ở hiện tại",
            "Declare the present dwelling",
            "Điều 19 Luật Cư trú 68/2020/QH14",
            List.of("line", "from", "evidence")),
    HEAD("Thay đổi chủ hộ", "Change the head of household", "Luật Cư trú 68/2020/QH14", List.of("on", "evidence")),
    REMOVAL(
            "Xóa đăng ký thường trú",
            "Remove permanent residence",
            "Điều 24 Luật Cư trú 68/2020/QH14",
            List.of("ground", "since", "on", "evidence"));

    private static final int LONGEST = 300;
    private static final Map<Object, String> PLACES = Map.ofEntries(
            Map.entry(ResidenceError.OWN_COMMUNE, "line"),
            Map.entry(ResidenceError.NOT_YOUR_AREA, "line"),
            Map.entry(ResidenceError.TEMPORARY_TOO_SHORT, "until"),
            Map.entry(ResidenceError.TEMPORARY_TOO_LONG, "until"),
            Map.entry(ResidenceError.EXTENSION_TOO_EARLY, "until"),
            Map.entry(ResidenceError.ABSENCE_TOO_SHORT, "until"),
            Map.entry(ResidenceError.ABSENCE_DAYS, "until"),
            Map.entry(ResidenceError.ABSENT_TO, "to"),
            Map.entry(ResidenceError.ALREADY_TEMPORARY, "from"),
            Map.entry(ResidenceError.ALREADY_ABSENT, "from"),
            Map.entry(ResidenceError.DAY_AHEAD, "from"),
            Map.entry(ResidenceError.SINCE_NEEDED, "since"),
            Map.entry(ResidenceError.REMOVAL_TOO_EARLY, "since"),
            Map.entry(ResidenceError.HEAD_LEAVES, "relation-0"),
            Map.entry(ResidenceError.SUCCESSOR_NOT_A_MEMBER, "relation-0"),
            Map.entry(ResidenceError.RELATIONS_NEEDED, "relation-0"),
            Map.entry(ResidenceError.ONE_HEAD, "relation-0"),
            Map.entry(ResidenceError.GROUND_MISSING, "evidence"),
            Map.entry(ResidenceError.DOSSIER_OTHERWISE, "evidence"));

    private final String vi;
    private final String en;
    private final String article;
    private final List<String> inputs;

    DeskTask(String vi, String en, String article, List<String> inputs) {
        this.vi = vi;
        this.en = en;
        this.article = article;
        this.inputs = inputs;
    }

    /** As an address has it: {@code temporary}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DeskTask> find(String code) {
        return java.util.Arrays.stream(values())
                .filter(task -> task.code().equals(code))
                .findFirst();
    }

    public String shown(Page page) {
        return page.say(vi, en);
    }

    /** The article, as the journal keeps it. */
    public String article() {
        return article;
    }

    public boolean asks(String input) {
        return inputs.contains(input);
    }

    /** The input that a refusal is shown at. */
    String place(Refusal refusal) {
        String place = refusal instanceof PlacesError ? "line" : PLACES.getOrDefault(refusal, inputs.getFirst());
        if (asks(place) || place.startsWith("relation")) {
            return place;
        }
        return asks("on") ? "on" : inputs.getFirst();
    }

    /** What the day asked for means. */
    public String day(Page page) {
        return switch (this) {
            case END -> page.say("Không còn tạm trú từ ngày", "No longer temporary from");
            case RETURN -> page.say("Ngày trở về", "Day of the return");
            case REMOVAL -> page.say("Thời điểm xóa", "Moment of the removal");
            default -> page.say("Từ ngày", "From");
        };
    }

    /**
     * A task's form as it stands.
     *
     * @param code of the case
     * @param lines members of the household, where relations are asked for
     */
    public record Form(
            DeskTask task,
            String code,
            Map<String, String> typed,
            List<FieldError> errors,
            List<Section> about,
            List<Heads.Line> lines) {

        public String value(String name) {
            String text = typed.getOrDefault(name, "").strip();
            return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        }

        public @Nullable String error(String name) {
            return FieldError.of(name, errors).orElse(null);
        }

        Form with(List<FieldError> more) {
            return new Form(task, code, typed, List.copyOf(more), about, lines);
        }
    }

    /** Reads days out of three boxes, collecting what is wrong. */
    static final class Days {
        private final Map<String, String> typed;
        private final Page page;
        private final List<FieldError> errors = new ArrayList<>();

        Days(Map<String, String> typed, Page page) {
            this.typed = typed;
            this.page = page;
        }

        /** A whole day; another one, and a mistake noted, where there is none. */
        LocalDate day(String name) {
            LocalDate day = find(name);
            if (day == null) {
                if (errors.stream().noneMatch(error -> error.field().equals(name))) {
                    errors.add(new FieldError(
                            name,
                            page.say("Ghi đủ ngày, tháng, năm: 27 10 2026", "Enter day, month and year: 27 10 2026")));
                }
                return LocalDate.EPOCH;
            }
            return day;
        }

        @Nullable
        LocalDate find(String name) {
            DateBoxes boxes = DateBoxes.of(name, typed);
            if (boxes.empty()) {
                return null;
            }
            try {
                PartialDate date = boxes.read();
                return date.full() ? date.earliest() : null;
            } catch (Rejection wrong) {
                errors.add(new FieldError(name, page.say(wrong.vi(), wrong.en())));
                return null;
            }
        }

        void missing(String name, String vi, String en) {
            errors.add(new FieldError(name, page.say(vi, en)));
        }

        List<FieldError> errors() {
            return errors;
        }
    }
}
