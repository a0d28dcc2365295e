package vn.goc.residence.web;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.goc.ledger.Tracker;
import vn.goc.register.Explanation;
import vn.goc.register.Field;
import vn.goc.residence.Reports;
import vn.goc.site.Page;
import vn.goc.site.Texts;

/**
 * An explanation as its page says it.
 *
 * @param proven changes whose journal row stands among the reader's own lines, so that its proof can be opened
 * @param report the reader's own report, while the value is under verification
 */
public record Why(Field field, Explanation explanation, Set<Long> proven, Optional<Reports.Made> report) {
    private static final Map<String, String[]> KINDS = Map.ofEntries(
            kind("loaded", "Nạp dữ liệu ban đầu", "First loading of the register"),
            kind("registered", "Lập thông tin dân cư", "Entered in the register"),
            kind("born", "Đăng ký khai sinh", "Birth registration"),
            kind("moved", "Đăng ký thường trú", "Permanent residence registration"),
            kind("household-changed", "Thay đổi trong hộ", "Change in the household"),
            kind("temporary-registered", "Đăng ký tạm trú", "Temporary residence registration"),
            kind("temporary-extended", "Gia hạn tạm trú", "Temporary residence extended"),
            kind("temporary-ended", "Hết tạm trú", "Temporary residence ended"),
            kind("absence-declared", "Khai báo tạm vắng", "Absence declared"),
            kind("absence-ended", "Hết tạm vắng", "Absence ended"),
            kind("present-declared", "Khai báo nơi ở hiện tại", "Present dwelling declared"),
            kind("present-ended", "Đã có nơi cư trú", "Residence registered"),
            kind("permanent-removed", "Xóa đăng ký thường trú", "Permanent residence removed"),
            kind("changed", "Thay đổi", "Change"),
            kind("corrected", "Cải chính", "Correction"),
            kind("supplemented", "Bổ sung", "Supplement"),
            kind("disputed", "Báo sai", "Error reported"),
            kind("verified", "Xác minh xong", "Verified"),
            kind("number-changed", "Hủy và xác lập lại số", "Number cancelled and re-established"),
            kind("number-cancelled", "Hủy số định danh", "Number cancelled"),
            kind("entered-in-error", "Lập sai", "Entered in error"),
            kind("married", "Đăng ký kết hôn", "Marriage registration"),
            kind("widowed", "Vợ hoặc chồng đã mất", "Spouse died"),
            kind("died", "Đăng ký khai tử", "Death registration"),
            kind("death-corrected", "Mở khóa, khai tử nhầm", "Wrong death undone"));

    static Why of(UUID person, Explanation explanation, Tracker tracker, Reports reports, Field field) {
        Set<Long> proven = new HashSet<>();
        explanation.steps().stream().map(Explanation.Step::changeSeq).distinct().forEach(seq -> {
            if (tracker.evidence(person, key(seq)).isPresent()) {
                proven.add(seq);
            }
        });
        Optional<Reports.Made> report =
                explanation.underVerification() ? reports.last(person, field.path()) : Optional.empty();
        return new Why(field, explanation, Set.copyOf(proven), report);
    }

    /** The line of a change in “ai đã xem dữ liệu của tôi”. */
    public static String key(long changeSeq) {
        return "0-" + changeSeq;
    }

    public List<ValueTime> values(Page page) {
        return ValueTime.of(field, explanation.steps(), page.vietnamese());
    }

    public String text(@Nullable Object value, Page page) {
        String text = Section.text(field, value, page.vietnamese());
        return text.isEmpty() ? page.say("Chưa có", "Not recorded") : text;
    }

    public static String kind(Explanation.Step step, Page page) {
        String[] words = KINDS.get(step.kind());
        return words == null ? step.kind() : page.say(words[0], words[1]);
    }

    /** “Đúng từ 01/07/2025 đến 18/11/2026”, the last day included. */
    public static String during(ValueTime thread, Page page) {
        LocalDate from = thread.from();
        LocalDate to = thread.to() == null ? null : thread.to().minusDays(1);
        if (from == null) {
            return to == null
                    ? page.say("Đúng từ trước đến nay", "True all along")
                    : page.say("Đúng đến " + Texts.day(to), "True until " + Texts.day(to));
        }
        return to == null
                ? page.say("Đúng từ " + Texts.day(from), "True since " + Texts.day(from))
                : page.say(
                        "Đúng từ " + Texts.day(from) + " đến " + Texts.day(to),
                        "True from " + Texts.day(from) + " to " + Texts.day(to));
    }

    private static Map.Entry<String, String[]> kind(String kind, String vi, String en) {
        return Map.entry(kind, new String[] {vi, en});
    }
}
