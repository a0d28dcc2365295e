package vn.goc.nation;

/** Nhóm máu (Law 26/2023/QH15 Art. 9(12)), ABO only. */
public enum BloodGroup {
    A,
    B,
    AB,
    O
}
