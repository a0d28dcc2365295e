package vn.goc.formats;

import vn.goc.kernel.Refusal;

/** Refusals of a TopoJSON file. {@code at} counts characters from 0. */
public enum TopoJsonError implements Refusal {
    NOT_UTF8("Tệp không phải UTF-8. Lưu lại tệp với mã UTF-8.", "The file is not UTF-8. Save it as UTF-8."),
    MALFORMED("Ký tự thứ {at}: phải là {expected}. Sửa tệp.", "Character {at}: expected {expected}. Mend the file."),
    UNKNOWN_MEMBER(
            "Ký tự thứ {at}: không dùng thành phần “{name}”. Bỏ đi.",
            "Character {at}: member “{name}” is not used. Remove it."),
    MEMBER_TWICE(
            "Ký tự thứ {at}: thành phần “{name}” có hai lần. Bỏ một.",
            "Character {at}: member “{name}” stands twice. Remove one."),
    MEMBER_MISSING(
            "Ký tự thứ {at}: thiếu thành phần “{name}”. Thêm vào.",
            "Character {at}: member “{name}” is missing. Add it."),
    NUMBER_OUT_OF_RANGE(
            "Ký tự thứ {at}: số quá lớn hoặc quá dài. Sửa tệp.",
            "Character {at}: the number is too large or too long. Mend the file."),
    ARC_UNKNOWN(
            "Hình {shape} dùng cung {arc}, tệp không có cung đó. Sửa tệp.",
            "Shape {shape} uses arc {arc}, which the file lacks. Mend the file."),
    RING_OPEN(
            "Hình {shape}: có vòng không khép kín hoặc dưới 4 điểm. Sửa tệp.",
            "Shape {shape} has a ring that does not close or has under 4 points. Mend the file."),
    OFF_THE_EARTH(
            "Hình {shape}: có điểm ngoài kinh độ ±180 hoặc vĩ độ ±90. Sửa tệp.",
            "Shape {shape} has a point beyond longitude ±180 or latitude ±90. Mend the file."),
    TOO_MUCH("Tệp quá {limit} {what}. Chia tệp.", "The file has over {limit} {what}. Split it.");

    private final String vi;
    private final String en;

    TopoJsonError(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    /** 413 for a file over its limits, else 400. */
    @Override
    public int status() {
        return this == TOO_MUCH ? 413 : 400;
    }

    @Override
    public String vi() {
        return vi;
    }

    @Override
    public String en() {
        return en;
    }
}
