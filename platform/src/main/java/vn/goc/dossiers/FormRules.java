package vn.goc.dossiers;

import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.ProcedureVersion.FormStep;
import vn.goc.catalogue.ProcedureVersion.Paper;
import vn.goc.codes.Code;
import vn.goc.codes.CodeLists;
import vn.goc.dossiers.Answers.Mover;
import vn.goc.dossiers.People.Member;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.places.Units;
import vn.goc.site.FieldError;
import vn.goc.site.Texts;

/** Reads each step of the form: what is wrong in it, in the reader's language, and the answers it gives when nothing is. */
@Service
public class FormRules {
    private static final int LONGEST_LINE = 200;
    private static final int EARLIEST_YEAR = 1900;
    private static final Set<String> TENURES = Set.of("own", "family", "rent");

    private final Units units;
    private final CodeLists codes;
    private final Clock clock;

    FormRules(Units units, CodeLists codes, Clock clock) {
        this.units = units;
        this.codes = codes;
        this.clock = clock;
    }

    /** What reading a step gives: with errors, the answers are those before. */
    public record Outcome(Answers answers, List<FieldError> errors) {
        static Outcome wrong(Answers before, String field, String text) {
            return new Outcome(before, List.of(new FieldError(field, text)));
        }

        static Outcome good(Answers after) {
            return new Outcome(after, List.of());
        }
    }

    /**
     * Who moves; when the head is among them, everybody else stays behind and gets a new head at a later step.
     *
     * @param chosen personal numbers ticked; the applicant's need not be among them
     */
    public Outcome movers(Answers before, List<Member> household, Set<String> chosen) {
        List<Mover> movers = new ArrayList<>();
        List<Mover> staying = new ArrayList<>();
        boolean headGoes = false;
        for (Member member : household) {
            boolean goes = member.self() || chosen.contains(member.number());
            List<Mover> known = goes ? before.movers() : before.staying();
            String relation = known.stream()
                    .filter(mover -> mover.person().equals(member.person()))
                    .map(Mover::relation)
                    .findFirst()
                    .orElse("");
            (goes ? movers : staying).add(new Mover(member.person(), member.number(), member.name(), relation));
            headGoes |= goes && member.head();
        }
        return Outcome.good(before.moving(movers).leaving(headGoes ? staying : List.of()));
    }

    /** The commune: one that stands today. */
    public Outcome commune(Answers before, String code, boolean vi) {
        if (code.isBlank()) {
            return Outcome.wrong(
                    before,
                    "commune",
                    vi ? "Chọn một phường, xã hoặc đặc khu trong danh sách" : "Choose a commune from the list");
        }
        return caught(before, "commune", vi, () -> {
            var area = new AreaCode(code);
            if (area.province()) {
                return Outcome.wrong(
                        before, "commune", vi ? "Chọn đến phường, xã, đặc khu" : "Choose down to the commune");
            }
            units.on(area, today());
            return Outcome.good(before.to(code));
        });
    }

    /** Address line and the day since when they live there, from three inputs. */
    public Outcome address(Answers before, String line, String day, String month, String year, boolean vi) {
        List<FieldError> errors = new ArrayList<>();
        String tidy = Normalizer.normalize(line, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
        if (tidy.isEmpty()) {
            errors.add(new FieldError(
                    "line",
                    vi ? "Ghi số nhà, đường, thôn hoặc tổ dân phố" : "Enter house number, street, hamlet or group"));
        } else if (tidy.length() > LONGEST_LINE) {
            errors.add(new FieldError(
                    "line",
                    vi
                            ? "Ghi tối đa " + LONGEST_LINE + " ký tự, chỉ phần trước phường, xã"
                            : "Enter at most " + LONGEST_LINE + " characters, only what comes before the commune"));
        } else if (!tidy.codePoints().allMatch(FormRules::writable)) {
            errors.add(new FieldError(
                    "line",
                    vi ? "Chỉ dùng chữ, số và dấu câu trong địa chỉ" : "Use letters, digits and punctuation only"));
        }
        String since = "";
        try {
            LocalDate read = LocalDate.of(number(year), number(month), number(day));
            if (read.isAfter(today()) || read.getYear() < EARLIEST_YEAR) {
                errors.add(new FieldError(
                        "since",
                        vi ? "Ghi ngày đã qua, từ năm 1900 đến hôm nay" : "Enter a past day, from 1900 until today"));
            }
            since = read.toString();
        } catch (DateTimeException | NumberFormatException e) {
            errors.add(new FieldError(
                    "since",
                    vi
                            ? "Ghi đủ ngày, tháng, năm có trong lịch, ví dụ 27 10 2026"
                            : "Enter a full day that exists, for example 27 10 2026"));
        }
        return errors.isEmpty() ? Outcome.good(before.at(tidy, since)) : new Outcome(before, List.copyOf(errors));
    }

    /** Joining a household by its head's number and name, or forming one. Whether they exist the officer's checks tell. */
    public Outcome household(Answers before, String choice, String headNumber, String headName, boolean vi) {
        if (choice.equals("new")) {
            return Outcome.good(before.forming());
        }
        if (!choice.equals("join")) {
            return Outcome.wrong(
                    before,
                    "household",
                    vi ? "Chọn lập hộ mới hoặc nhập vào hộ có sẵn" : "Choose to form a household or to join one");
        }
        List<FieldError> errors = new ArrayList<>();
        String number = "";
        String name = "";
        try {
            number = PersonalNumber.parse(headNumber).digits();
        } catch (Rejection e) {
            errors.add(new FieldError(
                    "headNumber", (vi ? "Số định danh của chủ hộ: " : "The head’s number: ") + text(e, vi)));
        }
        try {
            name = new PersonName(headName).full();
        } catch (Rejection e) {
            errors.add(new FieldError("headName", (vi ? "Họ tên chủ hộ: " : "The head’s name: ") + text(e, vi)));
        }
        String joined = number;
        if (errors.isEmpty()
                && before.movers().stream().anyMatch(mover -> mover.number().equals(joined))) {
            errors.add(new FieldError(
                    "headNumber",
                    vi
                            ? "Người này cùng chuyển đến. Ghi chủ hộ đang ở nơi đến, hoặc chọn lập hộ mới"
                            : "This person moves along. Enter the head who lives there, or form a new household"));
        }
        return errors.isEmpty() ? Outcome.good(before.joining(number, name)) : new Outcome(before, List.copyOf(errors));
    }

    /**
     * How each is related to their head: the movers to the one there, those who stay to the one they get.
     *
     * @param given personal number → relation code
     */
    public Outcome relations(Answers before, Map<String, String> given, boolean vi) {
        List<FieldError> errors = new ArrayList<>();
        List<Mover> movers = related(before.movers(), given, "relation-", !before.joins(), vi, errors);
        if (errors.isEmpty() && !before.joins() && heads(movers) != 1) {
            errors.add(new FieldError(
                    "relation-0",
                    vi
                            ? "Hộ mới có đúng một chủ hộ: chọn “Chủ hộ” cho một người"
                            : "A new household has exactly one head: choose “Head of household” for one person"));
        }
        List<FieldError> behind = new ArrayList<>();
        List<Mover> staying = related(before.staying(), given, "staying-", true, vi, behind);
        if (behind.isEmpty() && !staying.isEmpty() && heads(staying) != 1) {
            behind.add(new FieldError(
                    "staying-0",
                    vi
                            ? "Hộ cũ có đúng một chủ hộ: chọn “Chủ hộ” cho một người ở lại"
                            : "The old household has exactly one head: choose “Head of household” for one who stays"));
        }
        errors.addAll(behind);
        return errors.isEmpty()
                ? Outcome.good(before.moving(movers).leaving(staying))
                : new Outcome(before, List.copyOf(errors));
    }

    private List<Mover> related(
            List<Mover> people,
            Map<String, String> given,
            String field,
            boolean headToo,
            boolean vi,
            List<FieldError> errors) {
        List<Mover> out = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Mover mover = people.get(i);
            String code = given.getOrDefault(mover.number(), "");
            boolean known =
                    relations().stream().anyMatch(relation -> relation.code().equals(code));
            if (!known || (code.equals(Answers.HEAD) && !headToo)) {
                errors.add(new FieldError(
                        field + i,
                        (vi ? "Chọn quan hệ với chủ hộ của " : "Choose the relation to the head of ") + mover.name()));
            }
            out.add(mover.related(code));
        }
        return out;
    }

    private static long heads(List<Mover> people) {
        return people.stream()
                .filter(one -> one.relation().equals(Answers.HEAD))
                .count();
    }

    /** What kind of dwelling it is, and whether the papers that it needs are there. */
    public Outcome papers(Answers before, ProcedureVersion version, String tenure, List<Attachment> kept, boolean vi) {
        List<FieldError> errors = new ArrayList<>();
        if (!TENURES.contains(tenure)) {
            errors.add(new FieldError("tenure", vi ? "Chọn chỗ ở này là của ai" : "Choose whose dwelling it is"));
        }
        Answers after = before.holding(tenure);
        for (Paper paper : version.papers()) {
            if (needed(paper, after)
                    && kept.stream().noneMatch(one -> one.paper().equals(paper.id()))) {
                errors.add(new FieldError(
                        "file-" + paper.id(),
                        (vi ? "Chọn tệp cho: " : "Choose a file for: ")
                                + paper.label().shown(vi)));
            }
        }
        return errors.isEmpty() ? Outcome.good(after) : new Outcome(before, List.copyOf(errors));
    }

    /** Whether these answers need the paper: consent goes with a household joined or a dwelling of others. */
    static boolean needed(Paper paper, Answers answers) {
        boolean consent = paper.kinds().contains("dong-y-chu-ho");
        return paper.required()
                || (consent && (answers.joins() || !answers.tenure().equals("own")));
    }

    /** Whether a step is answered so that the dossier may be filed. */
    public boolean done(ProcedureVersion version, FormStep step, Answers answers, List<Attachment> kept) {
        return switch (step.kind()) {
            case MOVERS -> !answers.movers().isEmpty();
            case COMMUNE -> !answers.commune().isEmpty();
            case ADDRESS -> !answers.line().isEmpty() && !answers.since().isEmpty();
            case HOUSEHOLD -> !answers.household().isEmpty();
            case RELATIONS ->
                !answers.movers().isEmpty()
                        && relations(answers, byNumber(answers), true).errors().isEmpty();
            case PAPERS ->
                papers(answers, version, answers.tenure(), kept, true).errors().isEmpty();
        };
    }

    void requireComplete(ProcedureVersion version, Answers answers, List<Attachment> kept) {
        for (FormStep step : version.steps()) {
            if (!done(version, step, answers, kept)) {
                throw Rejection.of(DossiersError.INCOMPLETE)
                        .with("step", version.steps().indexOf(step) + 1);
            }
        }
    }

    /** The relations that may be chosen, in the list's order. */
    public List<Code> relations() {
        return codes.get("relation").on(today());
    }

    private static Map<String, String> byNumber(Answers answers) {
        return Stream.concat(answers.movers().stream(), answers.staying().stream())
                .collect(Collectors.toMap(Mover::number, Mover::relation, (a, b) -> a));
    }

    private static Outcome caught(Answers before, String field, boolean vi, Supplier<Outcome> reading) {
        try {
            return reading.get();
        } catch (Rejection e) {
            return Outcome.wrong(before, field, text(e, vi));
        }
    }

    private static String text(Rejection e, boolean vi) {
        return vi ? e.vi() : e.en();
    }

    private static boolean writable(int c) {
        return Character.isLetterOrDigit(c)
                || c == ' '
                || "/-.,()'’&+:;#\"".indexOf(c) >= 0
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static int number(String text) {
        String bare = text.strip();
        if (bare.isEmpty() || bare.length() > 4 || !bare.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NumberFormatException();
        }
        return Integer.parseInt(bare);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    }
}
