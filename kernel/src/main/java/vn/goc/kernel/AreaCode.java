package vn.goc.kernel;

import java.util.regex.Pattern;

/** Code of an administrative unit: 2 digits a province, 5 a commune (QĐ 19/2025/QĐ-TTg). Its unit depends on the day. */
public record AreaCode(String digits) {
    private static final Pattern FORM = Pattern.compile("[0-9]{2}|[0-9]{5}");

    public AreaCode {
        if (!FORM.matcher(digits).matches()) {
            throw Rejection.of(KernelError.AREA_MALFORMED)
                    .with("code", digits.length() > 16 ? digits.substring(0, 16) : digits);
        }
    }

    public boolean province() {
        return digits.length() == 2;
    }

    @Override
    public String toString() {
        return digits;
    }
}
