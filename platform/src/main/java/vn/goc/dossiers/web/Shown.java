package vn.goc.dossiers.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.goc.dossiers.Answers;
import vn.goc.dossiers.Attachment;
import vn.goc.dossiers.Deed;
import vn.goc.dossiers.Dossier;
import vn.goc.dossiers.DossierEvent;
import vn.goc.dossiers.Dossiers;
import vn.goc.dossiers.People;
import vn.goc.dossiers.Status;
import vn.goc.law.WorkingDays;
import vn.goc.site.Day;
import vn.goc.site.Fact;
import vn.goc.site.Page;
import vn.goc.site.Step;
import vn.goc.site.Texts;

/** How answers, terms and threads are put into words, the same on every page. */
@Component
class Shown {
    private final People people;
    private final FormWay way;
    private final WorkingDays calendar;

    Shown(People people, FormWay way, WorkingDays calendar) {
        this.people = people;
        this.way = way;
        this.calendar = calendar;
    }

    /** What was declared; {@code edit} is the draft's address, empty when nothing can be changed any more. */
    List<Fact> answers(Page page, Answers answers, List<Attachment> kept, String edit) {
        boolean vi = page.vietnamese();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(page, "movers", edit, page.say("Người chuyển đến", "Who moves"), answers.movers().stream()
                .map(Answers.Mover::name)
                .collect(Collectors.joining(", "))));
        facts.add(fact(page, "commune", edit, page.say("Phường, xã mới", "New commune"), way.place(answers.commune())));
        facts.add(fact(page, "address", edit, page.say("Địa chỉ mới", "New address"), answers.line()));
        facts.add(fact(page, "address", edit, page.say("Ở từ ngày", "There since"),
                answers.since().isEmpty() ? "" : Texts.day(LocalDate.parse(answers.since()))));
        String household = answers.household().isEmpty()
                ? ""
                : answers.joins()
                        ? page.say("Nhập vào hộ của ", "Joins the household of ") + answers.headName() + ", " + answers.headNumber()
                        : page.say("Lập hộ mới", "Forms a new household");
        facts.add(fact(page, "household", edit, page.say("Hộ nơi đến", "Household there"), household));
        facts.add(fact(page, "relations", edit, page.say("Quan hệ với chủ hộ", "Relation to the head"), answers.movers().stream()
                .filter(mover -> !mover.relation().isEmpty())
                .map(mover -> mover.name() + ": " + people.relation(mover.relation(), vi))
                .collect(Collectors.joining("; "))));
        facts.add(fact(page, "papers", edit, page.say("Chỗ ở này là", "The dwelling is"), tenure(page, answers.tenure())));
        facts.add(fact(page, "papers", edit, page.say("Giấy tờ", "Papers"), kept.stream()
                .map(Attachment::name)
                .collect(Collectors.joining(", "))));
        return facts;
    }

    private static Fact fact(Page page, String step, String edit, String term, String value) {
        Fact fact = Fact.of(term, value);
        return edit.isEmpty() ? fact : fact.changing(edit + "/" + step + "?back=check", page.say("Sửa", "Change"));
    }

    private static String tenure(Page page, String tenure) {
        return switch (tenure) {
            case "own" -> page.say("Nhà của tôi hoặc của vợ, chồng tôi", "Mine or my spouse’s");
            case "family" -> page.say("Nhà của người thân", "A relative’s");
            case "rent" -> page.say("Nhà thuê, mượn, ở nhờ", "Rented, borrowed or shared");
            default -> "";
        };
    }

    /** {@code Hẹn trả thứ Năm 19/11/2026, còn 6 ngày làm việc}; what is waited for when no clock runs. */
    String term(Page page, Dossier dossier) {
        Dossier.DueDay due = dossier.due();
        if (dossier.closedAt() != null) {
            return dossier.status().shown(page.vietnamese()) + " " + Texts.day(LocalDate.ofInstant(dossier.closedAt(), Texts.ZONE));
        }
        if (due == null) {
            return dossier.status() == Status.SUPPLEMENT
                    ? page.say("Thời hạn tính lại khi bạn gửi đủ giấy tờ", "The limit starts again once you send what is missing")
                    : page.say("Chưa tính hạn: cơ quan đăng ký đang kiểm tra", "No limit runs yet: the registering body is checking");
        }
        return page.say("Hẹn trả ", "Due ") + Texts.weekday(due.day(), page.vietnamese()) + ", " + left(page, due.day());
    }

    /** {@code còn 6 ngày làm việc}, {@code quá hạn 1 ngày làm việc}, {@code hôm nay}. */
    String left(Page page, LocalDate due) {
        int days = calendar.workingDaysBetween(way.today(), due);
        if (due.isBefore(way.today())) {
            int late = Math.max(1, -days);
            return page.say("quá hạn " + late + " ngày làm việc", late == 1 ? "1 working day overdue" : late + " working days overdue");
        }
        if (due.equals(way.today())) {
            return page.say("hôm nay", "today");
        }
        return page.say("còn " + days + " ngày làm việc", days == 1 ? "1 working day left" : days + " working days left");
    }

    /** What the due day rests on, when a day of the calendar is not confirmed; empty otherwise. */
    String doubt(Page page, Dossier dossier) {
        Dossier.DueDay due = dossier.due();
        if (due == null || !due.unconfirmed()) {
            return "";
        }
        return page.say(
                "Lịch nghỉ có ngày chưa xác nhận. Nếu ngày đó làm việc thì hẹn trả " + Texts.day(due.earliest()) + ".",
                "The calendar has a day of rest not yet confirmed. If it is worked, it is due " + Texts.day(due.earliest()) + ".");
    }

    /** The strip of working days; empty while no clock runs. */
    List<Day> strip(Page page, Dossier dossier) {
        Dossier.DueDay due = dossier.due();
        if (due == null || dossier.closedAt() != null) {
            return List.of();
        }
        LocalDate from = LocalDate.ofInstant(dossier.completeAt(), Texts.ZONE);
        return Day.strip(from, way.today(), due.day(), calendar::isWorkingDay, page::say);
    }

    /** The thread, newest first, each slip linked where it was issued. */
    List<Step> thread(Page page, Dossiers.Whole whole, String base) {
        boolean vi = page.vietnamese();
        List<Step> steps = new ArrayList<>();
        for (DossierEvent event : whole.events().reversed()) {
            String title = event.deed().shown(vi);
            Step step = steps.isEmpty() && whole.dossier().closedAt() == null
                    ? event.deed() == Deed.ASK_SUPPLEMENT ? Step.halt(title) : Step.now(title)
                    : event.deed() == Deed.REFUSE || event.deed() == Deed.STOP || event.deed() == Deed.ASK_SUPPLEMENT
                            ? Step.halt(title)
                            : Step.done(title);
            step = step.at(event.at()).by(event.unit() == null ? event.actorName() : event.unit());
            if (event.note() != null) {
                step = step.saying(event.note());
            }
            String slip = switch (event.deed()) {
                case ACCEPT -> "ct04";
                case ASK_SUPPLEMENT -> "ct05";
                case REFUSE -> "ct06";
                default -> "";
            };
            steps.add(slip.isEmpty()
                    ? step
                    : step.linking(
                            base + "/slips/" + slip + ".pdf",
                            page.say("Phiếu ", "Slip ") + slip.toUpperCase(java.util.Locale.ROOT) + " (PDF)"));
        }
        return steps;
    }

    String place(String commune) {
        return way.place(commune);
    }

    LocalDate today() {
        return way.today();
    }
}
