package vn.goc.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;

class UnitsTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final Units units = World.get().door(Units.class);

    @Test
    void there_are_63_provinces_and_10047_communes_before_the_reform_and_34_and_3321_since() {
        assertThat(units.provinces(BEFORE)).hasSize(63);
        assertThat(communes(BEFORE))
                .hasSize(10_047)
                .allSatisfy(u -> assertThat(u.province()).isNotNull());
        assertThat(communes(BEFORE).stream().filter(u -> u.district() == null)).hasSize(12);
        assertThat(units.provinces(SINCE)).hasSize(34);
        assertThat(communes(SINCE))
                .hasSize(3_321)
                .allSatisfy(u -> assertThat(u.district()).isNull());
        assertThat(units.provinces(TODAY)).hasSize(34);
    }

    @Test
    void one_code_is_two_places_before_and_since() {
        var code = new AreaCode("23710");
        assertThat(units.on(code, BEFORE).full()).isEqualTo("Xã A Dơk");
        assertThat(units.on(code, BEFORE).province()).isEqualTo(new AreaCode("64"));
        assertThat(units.on(code, SINCE).full()).isEqualTo("Xã Ia Băng");
        assertThat(units.on(code, SINCE).province()).isEqualTo(new AreaCode("52"));
        assertThat(units.name(new AreaCode("52"), BEFORE)).isEqualTo("Tỉnh Bình Định");
        assertThat(units.name(new AreaCode("52"), SINCE)).isEqualTo("Tỉnh Gia Lai");
        assertThat(units.name(new AreaCode("99"), SINCE)).isEqualTo("99");
    }

    @Test
    void a_unit_that_went_whole_into_one_has_a_certain_successor() {
        Successors found = units.successors(new AreaCode("23710"));
        assertThat(found.certain()).isTrue();
        assertThat(found.effective()).isEqualTo(SINCE);
        assertThat(found.candidates()).singleElement().satisfies(u -> {
            assertThat(u.code()).isEqualTo(new AreaCode("23869"));
            assertThat(u.full()).isEqualTo("Xã Ia Dơk");
        });
        assertThat(units.follow(units.on(new AreaCode("23710"), BEFORE), TODAY))
                .map(Unit::name)
                .contains("Ia Dơk");
        assertThat(units.follow(units.on(new AreaCode("23710"), TODAY), TODAY))
                .map(Unit::name)
                .contains("Ia Băng");
        assertThat(units.follow(units.on(new AreaCode("23710"), TODAY), BEFORE)).isEmpty();
    }

    @Test
    void a_split_commune_stays_ambiguous_and_is_never_followed() {
        Successors found = units.successors(new AreaCode("11989"));
        assertThat(found.certain()).isFalse();
        assertThat(found.ambiguous()).isTrue();
        assertThat(found.candidates()).extracting(u -> u.code().digits()).containsExactly("11992", "11995");
        assertThat(units.follow(units.on(new AreaCode("11989"), BEFORE), TODAY)).isEmpty();
        assertThat(communes(BEFORE).stream().filter(u -> units.follow(u, SINCE).isEmpty()))
                .as("460 split and one whose only edge leaves its province")
                .hasSize(461);
        assertThat(units.successors(new AreaCode("30622")).certain()).isFalse();
    }

    @Test
    void every_old_commune_has_a_successor_and_every_new_one_predecessors() {
        assertThat(communes(BEFORE))
                .allSatisfy(
                        u -> assertThat(units.successors(u.code()).candidates()).isNotEmpty());
        assertThat(communes(SINCE))
                .allSatisfy(u -> assertThat(units.predecessors(u.code())).isNotEmpty());
        assertThat(units.predecessors(new AreaCode("11992")))
                .contains(new Predecessor(Level.COMMUNE, "11989", "Xã Lạc Đạo", false));
        assertThat(units.predecessors(new AreaCode("20333")))
                .as("Hoàng Sa was a district without communes")
                .containsExactly(new Predecessor(Level.DISTRICT, "498", "Huyện Hoàng Sa", true));
        assertThat(units.successors("498").candidates()).extracting(Unit::full).containsExactly("Đặc khu Hoàng Sa");
    }

    @Test
    void dong_nai_is_a_province_until_29_april_2026_and_a_city_since_and_the_same_unit() {
        var code = new AreaCode("75");
        Unit before = units.on(code, LocalDate.of(2026, 4, 29));
        Unit since = units.on(code, LocalDate.of(2026, 4, 30));
        assertThat(before.full()).isEqualTo("Tỉnh Đồng Nai");
        assertThat(before.nameEn()).isEqualTo("Dong Nai Province");
        assertThat(since.full()).isEqualTo("Thành phố Đồng Nai");
        assertThat(since.nameEn()).isEqualTo("Dong Nai City");
        assertThat(since.from()).isEqualTo(before.from()).isEqualTo(SINCE);
        assertThat(since.to()).isEqualTo(before.to()).isNull();
        assertThat(units.on(code, SINCE).kind()).isEqualTo("Tỉnh");
        assertThat(units.on(code, BEFORE).kind()).isEqualTo("Tỉnh");
    }

    @Test
    void a_unit_that_no_longer_exists_is_refused_with_what_it_became() {
        refused(PlacesError.UNIT_ENDED, "11989", TODAY, "Xã Lạc Đạo", "01/07/2025", "11992", "11995");
        refused(PlacesError.UNIT_ENDED, "02", TODAY, "Tỉnh Hà Giang", "Tỉnh Tuyên Quang (08)");
        String fresh = communes(SINCE).stream()
                .map(u -> u.code())
                .filter(c -> units.find(c, BEFORE).isEmpty())
                .findFirst()
                .orElseThrow()
                .digits();
        refused(PlacesError.UNIT_NOT_YET, fresh, BEFORE, "01/07/2025");
        refused(PlacesError.UNKNOWN_UNIT, "99999", TODAY, "99999");
        assertThatThrownBy(() -> units.successors("no-such-code-at-all"))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(PlacesError.UNKNOWN_UNIT));
        assertThatThrownBy(() -> units.children(new AreaCode("11992"), TODAY))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(PlacesError.NOT_A_PROVINCE));
        assertThatThrownBy(() -> new AreaCode("１２")).isInstanceOf(Rejection.class);
    }

    @Test
    void search_forgives_accents_case_and_unicode_form_and_ranks_the_nearest_first() {
        assertThat(first("thuan hoa")).isIn("Xã Thuận Hoà", "Phường Thuận Hoá");
        assertThat(first("phuong thuan hoa")).isEqualTo("Phường Thuận Hoá");
        assertThat(first("Thuận Hòa"))
                .as("the accents that were typed, wherever placed")
                .isEqualTo("Xã Thuận Hoà");
        assertThat(first(Normalizer.normalize("THUẬN HÓA", Normalizer.Form.NFD)))
                .isEqualTo("Phường Thuận Hoá");
        assertThat(first("phuong ba dinh")).isEqualTo("Phường Ba Đình");
        assertThat(first("da nang")).isEqualTo("Thành phố Đà Nẵng");
        assertThat(first("hue"))
                .as("the province before a commune of the same name")
                .isEqualTo("Thành phố Huế");
        assertThat(units.search("ba dinh, ha noi", TODAY, 5))
                .first()
                .satisfies(u -> assertThat(u.full()).isEqualTo("Phường Ba Đình"));
        assertThat(units.search("lac dao van lam", BEFORE, 5)).first().satisfies(u -> {
            assertThat(u.code().digits()).isEqualTo("11989");
            assertThat(u.district()).isEqualTo("Huyện Văn Lâm");
        });
        assertThat(units.search("hoang sa", TODAY, 5)).extracting(Unit::full).contains("Đặc khu Hoàng Sa");
        assertThat(units.search("xa", TODAY, 1000)).hasSize(100);
        assertThat(units.search("qqqq", TODAY, 10)).isEmpty();
        assertThat(units.search("  ", TODAY, 10)).isEmpty();
        assertThat(units.search("'; drop table places.unit --", TODAY, 10)).isEmpty();
        assertThatThrownBy(() -> units.search("x".repeat(1_000_000), TODAY, 10))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(PlacesError.SEARCH_TOO_LONG));
    }

    @Test
    void the_files_are_loaded_once_and_their_checksums_noted() {
        assertThat(World.get().door(UnitsLoad.class).run()).as("already loaded").isFalse();
        assertThat(World.get().door(PlacesStore.class).checksum("units.csv"))
                .contains("59d433939553be508d9ee2aee5ea661d66cdec16c1a806216dc6dd97fd79d20a");
        assertThat(World.get().door(PlacesStore.class).checksum("changes.csv"))
                .contains("e47cad9349bac840a5022bd204327686eab2f38579657fb1f2be6a5e435ecb9a");
    }

    @Test
    void a_file_with_another_checksum_is_noticed_and_loaded_again_to_the_same_tables() {
        var store = World.get().door(PlacesStore.class);
        int before = store.units().size();
        World.get().door(vn.goc.site.Tx.class).write(vn.goc.kernel.Actor.system(), () -> {
            store.note("units.csv", "0".repeat(64), 1);
            return true;
        });
        long begun = System.nanoTime();
        assertThat(World.get().door(UnitsLoad.class).run()).isTrue();
        System.out.printf("units loaded again in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
        assertThat(store.units()).hasSize(before).hasSize(14_161);
        assertThat(store.attributes()).hasSize(2);
        assertThat(store.changes()).hasSize(10_667);
    }

    private String first(String text) {
        return units.search(text, TODAY, 3).getFirst().full();
    }

    private List<Unit> communes(LocalDate on) {
        return units.provinces(on).stream()
                .flatMap(p -> units.children(p.code(), on).stream())
                .toList();
    }

    private void refused(PlacesError error, String code, LocalDate on, String... parts) {
        assertThatThrownBy(() -> units.on(new AreaCode(code), on)).isInstanceOfSatisfying(Rejection.class, r -> {
            assertThat(r.refusal()).isEqualTo(error);
            assertThat(r.vi()).contains(parts).doesNotContain("{");
            assertThat(r.en()).contains(parts).doesNotContain("{");
        });
    }
}
