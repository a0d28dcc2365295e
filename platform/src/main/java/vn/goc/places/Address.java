package vn.goc.places;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.AreaCode;

/**
 * Địa chỉ: what comes before the commune, within the unit that stood when the address was first written.
 *
 * @param id its own; slices of persons point to it
 * @param unit code of the commune
 * @param unitFrom first day of that commune, which with the code tells which of two units of one code it is; null for one
 *     of the period before 2025-07-01
 * @param line such as {@code Số 48, đường Hoa Ban}
 */
public record Address(UUID id, AreaCode unit, @Nullable LocalDate unitFrom, String line) {}
