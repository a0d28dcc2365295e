package vn.goc.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.catalogue.ProcedureVersion.FormField;
import vn.goc.catalogue.ProcedureVersion.FormStep;
import vn.goc.catalogue.ProcedureVersion.Paper;
import vn.goc.catalogue.ProcedureVersion.Part;

/**
 * Reads one file of the catalogue without forgiving anything: unknown, missing or double keys, overlapping versions,
 * unknown rules, papers or register paths are mistakes, named with file and line.
 */
final class ProcedureFile {
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MOST_MEGABYTES = 20;

    private final String name;
    private final String text;
    private final Known known;

    /** What a file may refer to. */
    record Known(Predicate<String> rule, Predicate<String> paper, Predicate<String> path) {}

    private ProcedureFile(String name, String text, Known known) {
        this.name = name;
        this.text = text;
        this.known = known;
    }

    /**
     * Reads a file.
     *
     * @param name for messages
     * @throws IllegalStateException {@code name:line: what is wrong}
     */
    static Procedure read(String name, byte[] bytes, Known known) {
        var file = new ProcedureFile(name, new String(bytes, StandardCharsets.UTF_8), known);
        Procedure read;
        try {
            read = STRICT.readValue(file.text, Procedure.class);
        } catch (JacksonException e) {
            throw new IllegalStateException(name + ":" + line(file.text, e) + ": " + e.getOriginalMessage(), e);
        }
        file.check(read);
        return read;
    }

    /** An unknown name is found by itself: the reader only notices it at the end of its object. */
    private static int line(String text, JacksonException e) {
        int at = e instanceof UnrecognizedPropertyException unknown
                ? text.indexOf("\"" + unknown.getPropertyName() + "\"")
                : -1;
        if (at >= 0) {
            return (int) text.substring(0, at).lines().count();
        }
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    }

    private void check(Procedure procedure) {
        require(procedure.code().matches("[0-9]\\.[0-9]{6}"), procedure.code(), "a national code is d.dddddd");
        require(!procedure.versions().isEmpty(), "versions", "a procedure has at least one version");
        @Nullable LocalDate end = LocalDate.MIN;
        int number = 0;
        for (ProcedureVersion version : procedure.versions()) {
            number++;
            String from = version.from().toString();
            require(version.version() == number, from, "versions are numbered 1, 2, … in order");
            require(end != null && !version.from().isBefore(end), from, "begins before the version before it ends");
            require(version.to() == null || version.from().isBefore(version.to()), from, "ends before it begins");
            end = version.to();
            checkVersion(version);
        }
    }

    private void checkVersion(ProcedureVersion version) {
        Set<Part.Kind> parts = EnumSet.noneOf(Part.Kind.class);
        for (Part part : version.parts()) {
            require(parts.add(part.part()), part.part().name(), "a part stands once");
            words(part.text());
        }
        require(parts.size() == Part.Kind.values().length, "parts", "all parts must be published");
        words(version.name());
        words(version.summary());
        words(version.basis());
        require(version.decides().matches("[a-z]+(-[a-z]+)*"), version.decides(), "a role is kebab-case");
        for (String needed : List.of("decide", "supplement")) {
            require(version.limits().containsKey(needed), "limits", "the limit “" + needed + "” is missing");
        }
        version.limits().values().forEach(rule -> require(known.rule().test(rule), rule, "no such rule of law"));
        version.slips().values().forEach(this::words);
        var ids = new HashSet<String>();
        require(!version.steps().isEmpty(), "steps", "a form has at least one step");
        for (FormStep step : version.steps()) {
            require(
                    step.id().matches("[a-z]+(-[a-z]+)*") && ids.add(step.id()),
                    step.id(),
                    "a step's id is kebab-case and its own");
            words(step.title());
            words(step.question());
            step.fields().forEach(this::checkField);
        }
        for (Paper paper : version.papers()) {
            require(ids.add("paper-" + paper.id()), paper.id(), "a paper's id is its own");
            require(!paper.kinds().isEmpty() && paper.most() > 0, paper.id(), "a paper has kinds and a number");
            require(paper.megabytes() > 0 && paper.megabytes() <= MOST_MEGABYTES, paper.id(), "1 to 20 megabytes");
            paper.kinds()
                    .forEach(kind -> require(known.paper().test(kind), kind, "no such code in the list “document”"));
            words(paper.label());
        }
    }

    private void checkField(FormField field) {
        words(field.label());
        require(
                field.bind().isEmpty() || known.path().test(field.bind()),
                field.bind(),
                "no such path in the register");
        require(
                !field.locked() || !field.bind().isEmpty(),
                field.name(),
                "a locked field shows a path of the register");
    }

    private void words(Words words) {
        require(!words.vi().isBlank() && !words.en().isBlank(), words.vi(), "both languages are written");
    }

    private void require(boolean met, String near, String what) {
        if (!met) {
            throw new IllegalStateException(name + ":" + line(near) + ": “" + near + "”: " + what);
        }
    }

    /** Line of the first place where the text stands in quotes; 1 when it does not. */
    private int line(String near) {
        int at = text.indexOf("\"" + near + "\"");
        return at < 0
                ? 1
                : 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
