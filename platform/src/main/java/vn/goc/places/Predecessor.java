package vn.goc.places;

/**
 * One old unit of which a new one consists.
 *
 * @param code of the old unit, 3 digits for a district
 * @param name with its kind: {@code Xã Lạc Đạo}
 * @param whole false when only a part of it came
 */
public record Predecessor(Level level, String code, String name, boolean whole) {}
