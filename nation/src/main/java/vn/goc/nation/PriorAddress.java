package vn.goc.nation;

import java.time.LocalDate;
import vn.goc.kernel.AreaCode;

/**
 * Where a household had its permanent residence before.
 *
 * <p>A stay that ended by 2025-07-01 names the commune and province of the old period (before the reform), a later one
 * those of today: the same digits may mean two units, so a reader resolves them on {@code from}.
 *
 * @param commune 5 digits
 * @param province 2 digits, of the same period
 * @param addressLine the part before the commune
 * @param from first day
 * @param to day the household left, exclusive: its {@link SyntheticPerson#permanentSince()} at the present address
 */
public record PriorAddress(AreaCode commune, AreaCode province, String addressLine, LocalDate from, LocalDate to) {}
