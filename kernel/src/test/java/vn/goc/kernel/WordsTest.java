package vn.goc.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "001,1992,FEMALE,4517,001192004517",
        "079,2015,MALE,7,079215000007",
        "046,2100,FEMALE,999999,046500999999"
    })
    void a_number_is_laid_out_as_decree_137_says(String prefix, int year, Sex sex, int serial, String digits) {
        assertThat(PersonalNumber.of(prefix, year, sex, serial).digits()).isEqualTo(digits);
    }

    @Test
    void hash_and_code_are_those_of_the_published_vectors() { // FIPS 180-4; RFC 4231 §4.3
        assertThat(Sha256.hex("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.of(new byte[] {'a'}, new byte[] {'b', 'c'})).isEqualTo(Sha256.of("abc"));
        var hmac = new Hmac("Jefe".getBytes(StandardCharsets.US_ASCII));
        for (int again = 0; again < 2; again++) {
            assertThat(HexFormat.of().formatHex(hmac.of("what do ya want for nothing?")))
                    .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        }
    }

    @Test
    void a_number_is_read_with_the_spaces_people_type() {
        assertThat(PersonalNumber.parse(" 001 192 004 517 ").digits()).isEqualTo("001192004517");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00119200451",
                "0011920045170",
                "00119200451x",
                "００１１９２００４５１７",
                "003192004517",
                "099192004517"
            })
    void what_is_not_a_number_is_refused(String text) {
        assertThatThrownBy(() -> PersonalNumber.parse(text)).isInstanceOf(Rejection.class);
    }

    @Test
    void a_name_is_kept_in_nfc_with_its_own_tone_placement_and_order() {
        var name = new PersonName("  " + Normalizer.normalize("Nguyễn Thị  Huyền Trang", Normalizer.Form.NFD) + " ");
        assertThat(name.full()).isEqualTo("Nguyễn Thị Huyền Trang");
        assertThat(name.surname()).isEqualTo("Nguyễn");
        assertThat(name.middle()).isEqualTo("Thị Huyền");
        assertThat(name.given()).isEqualTo("Trang");
        assertThat(new PersonName("Hoà").full()).isEqualTo("Hoà").isNotEqualTo(new PersonName("Hòa").full());
    }

    @Test
    void the_search_key_forgives_tone_case_and_d_in_any_locale() {
        assertThat(new PersonName("ĐẶNG THỊ VÍ DỤ").searchKey()).isEqualTo("dang thi vi du");
        assertThat(new PersonName("Hoà").searchKey()).isEqualTo(new PersonName("Hòa").searchKey());
        assertThat(new PersonName("IN").searchKey()).isEqualTo("in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "Nguyễn<script>", "Trần\u0000", "Lê 3", "Lê\u202eA"})
    void what_is_not_a_name_is_refused(String text) {
        assertThatThrownBy(() -> new PersonName(text)).isInstanceOf(Rejection.class);
    }

    @Test
    void a_partial_date_knows_its_range_and_never_becomes_the_first_of_january() {
        var year = PartialDate.parse("1950");
        assertThat(year.full()).isFalse();
        assertThat(year.toString()).isEqualTo("1950");
        assertThat(year.shown()).isEqualTo("1950");
        assertThat(year.earliest()).isEqualTo(LocalDate.of(1950, 1, 1));
        assertThat(year.latest()).isEqualTo(LocalDate.of(1950, 12, 31));
        assertThat(PartialDate.parse("02/1952").latest()).isEqualTo(LocalDate.of(1952, 2, 29));
        assertThat(PartialDate.parse("14/02/1992")).isEqualTo(PartialDate.parse("1992-02-14"));
        assertThat(PartialDate.parse("14/02/1992").ageOn(LocalDate.of(2026, 2, 13)))
                .isEqualTo(33);
        assertThat(PartialDate.parse("14/02/1992").ageOn(LocalDate.of(2026, 2, 14)))
                .isEqualTo(34);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "31/02/1990",
                "1990-13",
                "00/00/1990",
                "1990-00-01",
                "99999",
                "12/31/1990",
                "1990-2-3",
                "٣١/١٢/١٩٩٠"
            })
    void an_impossible_or_malformed_date_is_refused(String text) {
        assertThatThrownBy(() -> PartialDate.parse(text)).isInstanceOf(Rejection.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "001", "123456", "ab", "0100a"})
    void what_is_not_an_area_code_is_refused(String text) {
        assertThatThrownBy(() -> new AreaCode(text)).isInstanceOf(Rejection.class);
    }

    @Test
    void a_rejection_says_what_to_do_in_both_languages() {
        assertThatThrownBy(() -> PersonalNumber.parse("123")).isInstanceOfSatisfying(Rejection.class, r -> {
            assertThat(r.refusal().id()).isEqualTo("kernel.number-not-twelve-digits");
            assertThat(r.vi()).isEqualTo("Ghi đủ 12 chữ số, hiện có 3.");
            assertThat(r.en()).isEqualTo("Enter 12 digits; there are 3.");
        });
    }
}
