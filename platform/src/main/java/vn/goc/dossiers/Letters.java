package vn.goc.dossiers;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.goc.catalogue.Procedures;
import vn.goc.catalogue.Words;
import vn.goc.notices.Notice;
import vn.goc.notices.Notices;
import vn.goc.site.Texts;

/** What the citizen is told at each step, in the inbox; the deadline stands in the first line. */
@Component
class Letters {
    private static final int LONGEST = 4000;

    private final Notices notices;
    private final Procedures procedures;

    Letters(Notices notices, Procedures procedures) {
        this.notices = notices;
        this.procedures = procedures;
    }

    /** In the caller's transaction: no deed, no letter. Nothing is written for what the citizen did without effect on them. */
    void send(Dossier dossier, Deed deed, @Nullable String note) {
        Words name = procedures.version(dossier.procedure(), dossier.version()).name();
        String code = dossier.code();
        String why = note == null ? "" : note;
        Dossier.DueDay due = dossier.due();
        switch (deed) {
            case FILE -> write(
                    dossier,
                    name.vi() + ": đã nhận hồ sơ " + code,
                    name.en() + ": dossier " + code + " received",
                    "Hồ sơ chưa tính hạn. Cơ quan đăng ký kiểm tra rồi báo ngày hẹn trả, hoặc yêu cầu bổ sung một lần.",
                    "No limit runs yet. The registering body checks it and tells you the due day, or asks once for a supplement.");
            case ASK_SUPPLEMENT -> write(
                    dossier,
                    name.vi() + ": bạn cần bổ sung hồ sơ " + code,
                    name.en() + ": dossier " + code + " needs a supplement from you",
                    "Cần bổ sung: " + why + "\nThời hạn tính lại khi bạn gửi đủ. Phiếu CT05 có trong hồ sơ.",
                    "What is needed: " + why + "\nThe limit starts again once you have sent it. Slip CT05 is in the dossier.");
            case ANSWER -> write(
                    dossier,
                    name.vi() + ": đã nhận bổ sung của hồ sơ " + code,
                    name.en() + ": supplement of dossier " + code + " received",
                    due == null ? "Cơ quan đăng ký kiểm tra rồi báo ngày hẹn trả." : dueVi(due),
                    due == null ? "The registering body checks it and tells you the due day." : dueEn(due));
            case HAND_OVER -> {
                if (due != null) {
                    write(
                            dossier,
                            name.vi() + ": hẹn trả " + Texts.weekday(due.day(), true),
                            name.en() + ": due " + Texts.weekday(due.day(), false),
                            "Hồ sơ " + code + " đã được tiếp nhận. " + dueVi(due) + " Phiếu CT04 có trong hồ sơ.",
                            "Dossier " + code + " was accepted. " + dueEn(due) + " Slip CT04 is in the dossier.");
                }
            }
            case REFUSE -> write(
                    dossier,
                    name.vi() + ": hồ sơ " + code + " bị từ chối",
                    name.en() + ": dossier " + code + " was refused",
                    "Lý do: " + why + "\nDữ liệu của bạn không thay đổi. Phiếu CT06 có trong hồ sơ.",
                    "Reason: " + why + "\nYour data has not changed. Slip CT06 is in the dossier.");
            case APPROVE -> write(
                    dossier,
                    name.vi() + ": hồ sơ " + code + " đã xong",
                    name.en() + ": dossier " + code + " is decided",
                    "Nơi thường trú mới đã được ghi vào cơ sở dữ liệu. Xem trong mục Dữ liệu.",
                    "Your new permanent residence is recorded. See it under My data.");
            case WITHDRAW -> write(
                    dossier,
                    name.vi() + ": bạn đã rút hồ sơ " + code,
                    name.en() + ": you withdrew dossier " + code,
                    "Dữ liệu của bạn không thay đổi.",
                    "Your data has not changed.");
            case STOP -> write(
                    dossier,
                    name.vi() + ": hồ sơ " + code + " dừng xử lý",
                    name.en() + ": dossier " + code + " was stopped",
                    "Lý do: " + why,
                    "Reason: " + why);
            case ACCEPT, RETURN -> {
                // the hand-over that follows at once tells the due day; a result is returned with its own letter
            }
        }
    }

    static String dueVi(Dossier.DueDay due) {
        String day = "Hẹn trả " + Texts.weekday(due.day(), true) + ": " + due.periodVi() + ", " + due.articleVi() + ".";
        return due.unconfirmed()
                ? day + " Lịch nghỉ có ngày chưa xác nhận; nếu ngày đó làm việc thì hẹn trả " + Texts.day(due.earliest()) + "."
                : day;
    }

    static String dueEn(Dossier.DueDay due) {
        String day = "Due " + Texts.weekday(due.day(), false) + ": " + due.periodEn() + ", " + due.articleEn() + ".";
        return due.unconfirmed()
                ? day + " The calendar has a day of rest not yet confirmed; if it is worked, it is due "
                        + Texts.day(due.earliest()) + "."
                : day;
    }

    private void write(Dossier dossier, String subjectVi, String subjectEn, String bodyVi, String bodyEn) {
        notices.send(
                dossier.owner(),
                new Notice.Draft(
                        cut(subjectVi, 200), cut(subjectEn, 200), cut(bodyVi, LONGEST), cut(bodyEn, LONGEST),
                        "/dossiers/" + dossier.code()));
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most - 1) + "…" : text;
    }
}
