package vn.goc.register;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.site.Texts;

/** Whether a claim says what the register says. */
@Component
class Claims {
    private static final int LONGEST = 400;

    private final CodeLists codes;
    private final Views views;
    private final Clock clock;

    Claims(CodeLists codes, Views views, Clock clock) {
        this.codes = codes;
        this.views = views;
        this.clock = clock;
    }

    /** Accents count; Unicode form, case, spacing, and where in the syllable the tone mark sits do not. */
    boolean match(Field field, @Nullable JsonNode stored, String claim) {
        if (stored == null || claim.isBlank() || claim.length() > LONGEST) {
            return field.type() == Field.Type.LIFE
                    && stored == null
                    && claim.strip().equals("living");
        }
        try {
            return switch (field.type()) {
                case NAME ->
                    claim.equals(stored.asString())
                            || tones(new PersonName(claim).full()).equals(tones(stored.asString()));
                case NUMBER -> PersonalNumber.parse(claim).digits().equals(stored.asString());
                case PARTIAL_DATE, DATE ->
                    claim.equals(stored.asString())
                            || PartialDate.parse(claim).toString().equals(stored.asString());
                case CODE -> {
                    LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
                    yield codes.find(Objects.requireNonNull(field.list()), claim, today)
                            .map(code -> code.code().equals(stored.asString()))
                            .orElse(false);
                }
                case ADDRESS -> {
                    var place = (PersonView.Place) Objects.requireNonNull(views.shown(field, stored));
                    String tidy = PersonName.fold(claim);
                    yield tidy.equals(PersonName.fold(place.shown())) || tidy.equals(PersonName.fold(place.line()));
                }
                case SEX -> {
                    var sex = (PersonView.Coded) Objects.requireNonNull(views.shown(field, stored));
                    yield claim.strip().equalsIgnoreCase(sex.code())
                            || claim.strip().equalsIgnoreCase(sex.vi())
                            || claim.strip().equalsIgnoreCase(sex.en());
                }
                default -> claim.strip().equals(stored.asString());
            };
        } catch (Rejection malformed) {
            return false; // a claim that is no such word cannot be true
        }
    }

    /** Letters, then tone marks: {@code hoà} and {@code hòa} are one syllable written two ways. */
    private static String tones(String name) {
        var out = new StringBuilder();
        for (String word : Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .split(" ")) {
            var tone = new StringBuilder();
            var letters = new StringBuilder();
            word.chars().forEach(c -> {
                boolean mark = c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
                (mark ? tone : letters).append((char) c);
            });
            out.append(letters).append(tone).append(' ');
        }
        return out.toString();
    }
}
