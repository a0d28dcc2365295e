package vn.goc.places;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.AreaCode;

/**
 * Đơn vị hành chính as it was on the day asked for. Two units may have one code at different times: what tells them apart
 * is (code, from).
 *
 * @param from first day of the unit; null when it began before the files do
 * @param to first day it no longer exists; null while it does
 * @param kind {@code Tỉnh, Thành phố, Xã, Phường, Thị trấn, Đặc khu}, on that day
 * @param name without its kind: {@code Thuận Hóa}
 * @param nameEn with its kind where the source has one: {@code Thuan Hoa Ward}, else the name
 * @param province of a commune, whether or not a district stood between; null for a province
 * @param district of an old commune, with its kind: {@code Huyện Văn Lâm}; null where there is none
 * @param areaKm2 declared; null for units that ended on 2025-07-01
 */
public record Unit(
        AreaCode code,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Level level,
        String kind,
        String name,
        String nameEn,
        @Nullable AreaCode province,
        @Nullable String district,
        @Nullable Double areaKm2) {
    /** {@code Phường Thuận Hóa}, as a heading has it. */
    public String full() {
        return kind + " " + name;
    }

    /** {@code phường Thuận Hóa}, as the middle of a sentence or an address has it. */
    public String inLine() {
        return lower(full());
    }

    public String shown(boolean vietnamese) {
        return vietnamese ? full() : nameEn;
    }

    static String lower(String full) {
        return full.substring(0, 1).toLowerCase(Locale.ROOT) + full.substring(1);
    }
}
