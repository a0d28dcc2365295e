package vn.goc.site;

import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How Gốc writes dates, times and numbers: dd/MM/yyyy, Asia/Ho_Chi_Minh, both languages. */
public final class Texts {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss", Locale.ROOT);
    private static final String[] DAYS_VI = {"thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"
    };
    private static final String[] DAYS_EN = {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
    };

    private Texts() {}

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String time(Instant at) {
        return TIME.format(LocalDateTime.ofInstant(at, ZONE));
    }

    public static String second(Instant at) {
        return SECOND.format(LocalDateTime.ofInstant(at, ZONE));
    }

    /** {@code thứ Năm 19/11/2026}. */
    public static String weekday(LocalDate day, boolean vietnamese) {
        int index = day.getDayOfWeek().getValue() - 1;
        return (vietnamese ? DAYS_VI[index] : DAYS_EN[index]) + " " + day(day);
    }

    /** {@code 1.234.567} in Vietnamese, {@code 1,234,567} in English. */
    public static String number(long value, boolean vietnamese) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', vietnamese ? '.' : ',');
    }

    /** Order of names and places as a Vietnamese reader expects. */
    public static Collator collator() {
        return Collator.getInstance(Locale.of("vi", "VN"));
    }
}
