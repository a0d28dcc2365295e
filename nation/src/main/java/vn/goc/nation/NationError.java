package vn.goc.nation;

import vn.goc.kernel.Refusal;

/** Refusals of a plan that no nation can follow. */
public enum NationError implements Refusal {
    PEOPLE_OUT_OF_RANGE("Số người phải từ 1 đến {most}.", "The number of people must be from 1 to {most}."),
    DAY_OUT_OF_RANGE(
            "Ngày phải từ 01/07/2025 đến hết năm 2099, vì dân cư ở theo xã hiện nay.",
            "The day must be from 01/07/2025 to the end of 2099, because people live in today's communes."),
    BLOCK_OUT_OF_RANGE(
            "Khối hộ phải từ 0 đến {blocks}, khối đầu không sau khối cuối.",
            "Blocks of households must be from 0 to {blocks}, the first not after the last.");

    private final String vi;
    private final String en;

    NationError(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    @Override
    public int status() {
        return 400;
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
