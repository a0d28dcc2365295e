package vn.goc.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Rejection;

class AddressesTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final AreaCode IA_BANG = new AreaCode("23710");

    private final Addresses addresses = World.get().door(Addresses.class);
    private final Units units = World.get().door(Units.class);
    private final AreaCode thuanHoa =
            units.search("phuong thuan hoa", TODAY, 1).getFirst().code();

    @Test
    void the_same_line_in_the_same_commune_is_one_address_however_it_was_typed() {
        UUID id = addresses.add(thuanHoa, TODAY, "Số 48, đường Hoa Ban");
        assertThat(addresses.add(thuanHoa, TODAY, "  số 48 ,đường   hoa ban, ")).isEqualTo(id);
        assertThat(addresses.add(thuanHoa, TODAY, Normalizer.normalize("Số 48, đường Hoa Ban", Normalizer.Form.NFD)))
                .isEqualTo(id);
        assertThat(addresses.add(thuanHoa, TODAY, "Số 48, đường Hòa Bàn")).isNotEqualTo(id);
        assertThat(addresses.add(new AreaCode("23710"), TODAY, "Số 48, đường Hoa Ban"))
                .isNotEqualTo(id);
        assertThat(addresses.get(id).line()).isEqualTo("Số 48, đường Hoa Ban");
        assertThat(addresses.list(List.of(id, UUID.randomUUID()))).containsOnlyKeys(id);
        assertThatThrownBy(() -> addresses.get(UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(PlacesError.UNKNOWN_ADDRESS));
    }

    @Test
    void an_address_reads_with_the_units_of_the_day() {
        UUID now = addresses.add(thuanHoa, TODAY, "Số 1, đường Lê Lợi");
        assertThat(addresses.shown(addresses.get(now), TODAY))
                .isEqualTo("Số 1, đường Lê Lợi, phường Thuận Hoá, thành phố Huế");

        Address old = addresses.get(addresses.add(new AreaCode("23710"), BEFORE, "Làng Bông"));
        assertThat(addresses.shown(old, BEFORE)).isEqualTo("Làng Bông, xã A Dơk, huyện Đăk Đoa, tỉnh Gia Lai");
        assertThat(addresses.shown(old, TODAY)).isEqualTo("Làng Bông, xã Ia Dơk, tỉnh Gia Lai");
        assertThat(addresses.unitOn(old, TODAY)).map(u -> u.code().digits()).contains("23869");

        Address split = addresses.get(addresses.add(new AreaCode("11989"), BEFORE, "Thôn Ngọc"));
        assertThat(addresses.unitOn(split, TODAY)).isEmpty();
        assertThat(addresses.shown(split, TODAY))
                .isEqualTo("Thôn Ngọc, xã Lạc Đạo, huyện Văn Lâm, tỉnh Hưng Yên (trước 01/07/2025)");

        AreaCode bienHoa = units.search("bien hoa", TODAY, 1).getFirst().code();
        Address city = addresses.get(addresses.add(bienHoa, TODAY, "Số 2"));
        assertThat(addresses.shown(city, LocalDate.of(2026, 4, 29))).endsWith(", tỉnh Đồng Nai");
        assertThat(addresses.shown(city, LocalDate.of(2026, 4, 30))).endsWith(", thành phố Đồng Nai");
    }

    @Test
    void bad_lines_and_units_of_another_day_are_refused() {
        refused(PlacesError.LINE_EMPTY, thuanHoa, TODAY, " , ,, ");
        refused(PlacesError.LINE_TOO_LONG, thuanHoa, TODAY, "a".repeat(201));
        refused(PlacesError.LINE_TOO_LONG, thuanHoa, TODAY, "a".repeat(10_000_000));
        refused(PlacesError.LINE_BAD_CHARACTER, thuanHoa, TODAY, "Số 1\u0000");
        refused(PlacesError.LINE_BAD_CHARACTER, thuanHoa, TODAY, "Số 1\u202e");
        refused(PlacesError.LINE_BAD_CHARACTER, thuanHoa, TODAY, "<script>");
        refused(PlacesError.LINE_BAD_CHARACTER, thuanHoa, TODAY, "Số \ud83d");
        refused(PlacesError.UNIT_ENDED, new AreaCode("11989"), TODAY, "Số 1");
        refused(PlacesError.NOT_A_COMMUNE, new AreaCode("46"), TODAY, "Số 1");
        refused(PlacesError.UNKNOWN_UNIT, new AreaCode("99999"), TODAY, "Số 1");
        assertThat(addresses
                        .get(addresses.add(thuanHoa, TODAY, "ấ".repeat(200)))
                        .line())
                .hasSize(200);
    }

    @Test
    void sixteen_who_write_the_same_new_line_at_once_get_one_address() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<UUID>> calls = IntStream.range(0, 16)
                    .<Callable<UUID>>mapToObj(i -> () -> addresses.add(thuanHoa, TODAY, "Số 16, đường Cùng Lúc"))
                    .toList();
            var ids = pool.invokeAll(calls).stream().map(f -> f.resultNow()).distinct();
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void suggestions_forgive_accents_and_take_wildcards_for_what_they_are() {
        AreaCode commune = new AreaCode("23869");
        addresses.add(commune, TODAY, "Số 7, đường Trần Phú");
        addresses.add(commune, TODAY, "Số 70, đường Trần Phú");
        assertThat(addresses.suggest("so 7", commune, TODAY))
                .extracting(Address::line)
                .containsExactly("Số 7, đường Trần Phú", "Số 70, đường Trần Phú");
        assertThat(addresses.suggest("SỐ 70,", commune, TODAY)).hasSize(1);
        assertThat(addresses.suggest("%%", commune, TODAY)).isEmpty();
        assertThat(addresses.suggest("s", commune, TODAY)).isEmpty();
        assertThat(addresses.suggest("s".repeat(100_000), commune, TODAY)).isEmpty();
    }

    @Test
    void bulk_loading_streams_by_copy_in_the_callers_transaction_and_keeps_one_row_for_one_line() throws SQLException {
        try (Connection connection = World.get().door(DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            for (int round = 0; round < 3; round++) {
                long begun = System.nanoTime();
                var many = Stream.iterate(0, i -> i + 1)
                        .limit(50_000)
                        .map(i -> addresses.prepare(IA_BANG, TODAY, "Số " + i % 49_000 + ", \"đường\" Thử"))
                        .iterator();
                assertThat(addresses.copyIn(connection, many)).isEqualTo(49_000);
                System.out.printf("50,000 addresses copied in %d ms%n", (System.nanoTime() - begun) / 1_000_000);
                connection.rollback();
            }
            NewAddress old = addresses.prepare(IA_BANG, BEFORE, "Làng  Cũ");
            assertThat(addresses.copyIn(connection, List.of(old, old).iterator()))
                    .isEqualTo(1);
            assertThat(addresses.copyIn(connection, List.of(old).iterator())).isZero();
            connection.commit();
            assertThat(addresses.get(old.id()).line()).isEqualTo("Làng Cũ");
            assertThat(addresses.get(old.id()).unitFrom()).isNull();
            assertThat(addresses.add(IA_BANG, BEFORE, "làng cũ")).isEqualTo(old.id());
            assertThat(addresses.prepare(IA_BANG, TODAY, "làng cũ").id()).isNotEqualTo(old.id());
        }
    }

    @Test
    void an_id_is_the_same_for_ever_because_slices_of_persons_point_to_it() {
        UUID id = addresses.prepare(IA_BANG, TODAY, "Số 1, đường Lê Lợi").id();
        assertThat(id).hasToString("dec758d5-c6a4-83a5-b7aa-ae241d89b244");
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    private void refused(PlacesError error, AreaCode commune, LocalDate on, String line) {
        assertThatThrownBy(() -> addresses.add(commune, on, line))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }
}
