package vn.goc.residence.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.PartialDate;
import vn.goc.register.Field;
import vn.goc.register.Field.Group;
import vn.goc.register.Fields;
import vn.goc.register.PersonView;
import vn.goc.site.Texts;

/**
 * Facts that a page shows under one heading.
 *
 * @param id of the heading
 * @param lines fields that have a value
 * @param missing fields asked for that have none
 */
public record Section(String id, String vi, String en, List<Line> lines, List<Field> missing) {
    private static final List<Heading> HEADINGS = List.of(
            new Heading("person", "Nhân thân", "Person", List.of(Group.IDENTITY, Group.LIFE)),
            new Heading("family", "Gia đình", "Family", List.of(Group.FAMILY)),
            new Heading("residence", "Cư trú", "Residence", List.of(Group.RESIDENCE)),
            new Heading("household", "Hộ", "Household", List.of(Group.HOUSEHOLD)),
            new Heading("contact", "Liên hệ", "Contact", List.of(Group.CONTACT)),
            new Heading("card", "Thẻ đã cấp", "Cards issued", List.of(Group.CARD)));

    private record Heading(String id, String vi, String en, List<Group> groups) {}

    /** One value as it is read. */
    public record Line(Field field, String text, boolean underVerification) {}

    /** The headings under which the fields asked for fall, in the order of a personal record. */
    public static List<Section> of(PersonView view, List<Field> asked, boolean vietnamese) {
        return of(view, asked, vietnamese, Fields::expected);
    }

    private static List<Section> of(PersonView view, List<Field> asked, boolean vietnamese, Predicate<Field> missed) {
        List<Section> sections = new ArrayList<>();
        for (Heading heading : HEADINGS) {
            List<Line> lines = new ArrayList<>();
            List<Field> missing = new ArrayList<>();
            for (Field field : asked) {
                if (!heading.groups.contains(field.group())) {
                    continue;
                }
                Object value = field.path().equals("number")
                        ? view.number()
                        : view.values().get(field.path());
                String text = text(field, value, vietnamese);
                if (!text.isEmpty()) {
                    lines.add(new Line(field, text, view.underVerification().contains(field.path())));
                } else if (missed.test(field)) {
                    missing.add(field);
                }
            }
            if (!lines.isEmpty() || !missing.isEmpty()) {
                sections.add(new Section(heading.id, heading.vi, heading.en, lines, missing));
            }
        }
        return sections;
    }

    /** Fields by heading, for choosing among them. */
    public static List<Section> choices() {
        return of(new PersonView(null, java.util.Map.of(), List.of(), null), Fields.ALL, true, field -> true);
    }

    /** A value as a {@link PersonView} or an explanation has it, as one line; dates become dd/MM/yyyy. */
    public static String text(Field field, @Nullable Object value, boolean vietnamese) {
        return switch (value) {
            case null -> "";
            case PersonView.Coded coded -> coded.shown(vietnamese);
            case PersonView.Place place -> place.shown();
            case List<?> kin -> PersonView.names(kin);
            case String text
            when field.type() == Field.Type.PARTIAL_DATE ->
                PartialDate.parse(text).shown();
            case String text when field.type() == Field.Type.DATE -> Texts.day(LocalDate.parse(text));
            default -> value.toString();
        };
    }

    /** A field's path as an id of the page: {@code birth.date} is {@code birth-date}. */
    public static String anchor(Field field) {
        return field.path().replace('.', '-');
    }
}
