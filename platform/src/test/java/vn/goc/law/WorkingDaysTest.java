package vn.goc.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.goc.kernel.Rejection;
import vn.goc.site.SiteSettings;

class WorkingDaysTest {
    @TempDir
    static Path data = Path.of("");

    private final Rules rules = new Rules(new LawSettings(null, null), site());
    private final WorkingDays days = new WorkingDays(new LawSettings(null, null), site(), rules);

    @Test
    void tet_2026_is_off_from_16_to_20_february_and_the_monday_after_is_worked() {
        for (int day = 14; day <= 22; day++) {
            assertThat(days.isWorkingDay(LocalDate.of(2026, 2, day)))
                    .as("%s February", day)
                    .isFalse();
        }
        assertThat(days.isWorkingDay(LocalDate.of(2026, 2, 13))).isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 2, 23))).isTrue();
        assertThat(days.due(at("2026-02-13T09:00:00+07:00"), rule("residence.permanent.decide"))
                        .day())
                .isEqualTo(LocalDate.of(2026, 3, 3));
    }

    @Test
    void a_make_up_saturday_is_worked_and_the_days_swapped_off_or_in_lieu_are_not() {
        assertThat(days.isWorkingDay(LocalDate.of(2024, 5, 4))).isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2024, 4, 29))).isFalse();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 8, 22))).isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 8, 31))).isFalse();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 4, 27)))
                .as("in lieu of Hung Kings")
                .isFalse();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 8, 29)))
                .as("a Saturday as any other")
                .isFalse();
    }

    @Test
    void a_due_day_that_rests_on_the_unconfirmed_24_november_says_so_and_names_the_earlier_day() {
        Due due = days.due(at("2026-11-20T10:00:00+07:00"), rule("residence.permanent.decide"));

        assertThat(due.day()).isEqualTo(LocalDate.of(2026, 12, 2));
        assertThat(due.restsOnUnconfirmed()).isTrue();
        assertThat(due.earliest()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(due.doubtful()).singleElement().satisfies(mark -> {
            assertThat(mark.day()).isEqualTo(LocalDate.of(2026, 11, 24));
            assertThat(mark.status()).isEqualTo(DayMark.Status.UNCONFIRMED);
            assertThat(mark.nameVi()).isEqualTo("Ngày Văn hóa Việt Nam");
        });
        assertThat(due.rule().articleVi()).isEqualTo("Điều 22 Luật Cư trú 68/2020/QH14");
    }

    @Test
    void what_is_received_on_the_unconfirmed_day_itself_does_not_rest_on_it() {
        Due due = days.due(at("2026-11-24T10:00:00+07:00"), rule("residence.permanent.decide"));
        assertThat(due.day()).isEqualTo(LocalDate.of(2026, 12, 3)).isEqualTo(due.earliest());
        assertThat(due.restsOnUnconfirmed()).isFalse();

        Due linked = days.due(at("2026-11-24T10:00:00+07:00"), rule("linked.birth.total"));
        assertThat(linked.restsOnUnconfirmed())
                .as("this rule asks whether the day of receipt was worked")
                .isTrue();
        assertThat(linked.day()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(linked.earliest()).isEqualTo(LocalDate.of(2026, 11, 27));
    }

    @Test
    void recalled_days_are_reported_without_being_called_unconfirmed() {
        Due due = days.due(at("2026-08-28T09:00:00+07:00"), rule("identity.adjust"));
        assertThat(due.day()).isEqualTo(LocalDate.of(2026, 9, 4));
        assertThat(due.restsOnUnconfirmed()).isFalse();
        assertThat(due.doubtful())
                .extracting(mark -> mark.day() + " " + mark.kind())
                .containsExactly("2026-08-31 SWAPPED_OFF", "2026-09-01 HOLIDAY");
    }

    @Test
    void after_15_00_is_the_rules_own_and_counts_from_the_next_working_day() {
        Rule linked = rule("linked.birth.total");
        Rule residence = rule("residence.permanent.decide");
        assertThat(days.due(at("2026-06-04T15:00:00+07:00"), linked).day()).isEqualTo(LocalDate.of(2026, 6, 9));
        assertThat(days.due(at("2026-06-04T15:00:01+07:00"), linked).day()).isEqualTo(LocalDate.of(2026, 6, 10));
        assertThat(days.due(at("2026-06-05T16:00:00+07:00"), linked).day())
                .as("late on Friday is Monday")
                .isEqualTo(LocalDate.of(2026, 6, 11))
                .isEqualTo(days.due(at("2026-06-06T08:00:00+07:00"), linked).day());
        assertThat(days.due(at("2026-06-04T15:00:01+07:00"), residence).day())
                .isEqualTo(days.due(at("2026-06-04T08:00:00+07:00"), residence).day());
    }

    @Test
    void the_day_is_the_vietnamese_one_whatever_the_machine_thinks() {
        Rule rule = rule("residence.permanent.decide");
        assertThat(days.due(at("2026-06-03T17:30:00Z"), rule))
                .isEqualTo(days.due(at("2026-06-04T00:30:00+07:00"), rule));
        assertThat(days.due(at("2026-06-03T16:59:59Z"), rule).day()).isEqualTo(LocalDate.of(2026, 6, 12));
        assertThat(days.due(at("2026-06-03T17:00:00Z"), rule).day()).isEqualTo(LocalDate.of(2026, 6, 15));
    }

    @Test
    void zero_working_days_is_the_same_day_or_the_next_worked_one() {
        Rule same = rule("civil.birth.result");
        assertThat(days.due(at("2026-06-04T16:00:00+07:00"), same).day()).isEqualTo(LocalDate.of(2026, 6, 4));
        assertThat(days.due(at("2026-06-06T09:00:00+07:00"), same).day()).isEqualTo(LocalDate.of(2026, 6, 8));
        Rule handOver = rule("onestop.hand-over");
        assertThat(days.due(at("2026-06-04T16:00:00+07:00"), handOver).day()).isEqualTo(LocalDate.of(2026, 6, 5));
    }

    @Test
    void months_and_days_that_end_on_a_day_of_rest_end_with_the_next_worked_one() {
        assertThat(days.due(at("2025-06-06T09:00:00+07:00"), rule("residence.permanent.move"))
                        .day())
                .as("6 June 2026 is a Saturday")
                .isEqualTo(LocalDate.of(2026, 6, 8));
        Due newborn = days.due(at("2026-09-25T09:00:00+07:00"), rule("residence.permanent.newborn"));
        assertThat(newborn.day()).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(newborn.earliest()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(newborn.restsOnUnconfirmed()).isTrue();
    }

    @Test
    void outside_the_calendar_nothing_is_guessed() {
        Rule move = rule("residence.permanent.move");
        refused(LawError.CALENDAR_MISSING, () -> days.isWorkingDay(LocalDate.of(2023, 12, 29)));
        refused(LawError.CALENDAR_MISSING, () -> days.due(at("2027-12-30T09:00:00+07:00"), rule("identity.adjust")));
        refused(LawError.CALENDAR_MISSING, () -> days.due(at("2027-01-05T09:00:00+07:00"), move));
        refused(LawError.NOT_A_PERIOD, () -> days.due(at("2026-06-04T09:00:00+07:00"), rule("onestop.supplement")));
    }

    @Test
    void due_days_never_go_back_when_something_is_received_later() {
        for (Rule rule : rules.all(LocalDate.of(2026, 1, 1))) {
            if (rule.unit() != Rule.Unit.WORKING_DAY) {
                continue;
            }
            LocalDate before = LocalDate.MIN;
            for (Instant at = at("2024-01-01T01:00:00+07:00");
                    at.isBefore(at("2027-11-15T00:00:00+07:00"));
                    at = at.plus(Duration.ofHours(7))) {
                Due due = days.due(at, rule);
                assertThat(due.day()).as("%s %s", rule.id(), at).isAfterOrEqualTo(before);
                assertThat(due.earliest()).isBeforeOrEqualTo(due.day());
                assertThat(days.isWorkingDay(due.day())).isTrue();
                assertThat(due.restsOnUnconfirmed() || due.earliest().equals(due.day()))
                        .isTrue();
                before = due.day();
            }
        }
    }

    @Test
    void counting_between_two_days_agrees_with_the_due_day_and_the_strip() {
        LocalDate from = LocalDate.of(2026, 4, 22);
        LocalDate to = LocalDate.of(2026, 5, 5);
        assertThat(days.workingDaysBetween(from, to)).isEqualTo(6).isEqualTo(-days.workingDaysBetween(to, from));
        List<CalendarDay> strip = days.strip(from, to);
        assertThat(strip).hasSize(14);
        assertThat(strip.stream().skip(1).filter(CalendarDay::works)).hasSize(6);
        assertThat(strip.get(4).mark()).extracting(DayMark::nameEn).isEqualTo("Hung Kings' Commemoration");
        refused(LawError.STRIP_TOO_LONG, () -> days.strip(from, from.plusDays(400)));
        refused(LawError.STRIP_TOO_LONG, () -> days.strip(to, from));
    }

    @Test
    void every_marked_day_has_an_english_name() {
        for (int year = 2024; year <= 2027; year++) {
            assertThat(days.marks(year))
                    .isNotEmpty()
                    .allSatisfy(mark -> assertThat(mark.nameEn()).isNotEqualTo(mark.nameVi()));
        }
    }

    @Test
    void a_calendar_of_the_data_directory_replaces_the_shipped_one_and_its_mistakes_are_named() throws IOException {
        String head = "date,kind,name_vi,ground,status\n";
        Files.writeString(data.resolve("own.csv"), head + "2028-01-03,holiday,Tết Dương lịch,thử,press\n");
        var own = new WorkingDays(new LawSettings(null, Path.of("own.csv")), site(), rules);
        assertThat(own.isWorkingDay(LocalDate.of(2028, 1, 3))).isFalse();
        refused(LawError.CALENDAR_MISSING, () -> own.isWorkingDay(LocalDate.of(2026, 1, 5)));

        for (var bad : Map.of(
                        "2028-01-03,party,A,b,press\n", "line 2: kind “party” is not known",
                        "2028-01-04,make_up_work,A,b,press\n", "line 2: only a Saturday",
                        "2028-01-03,holiday,A,b,press\n2028-01-03,holiday,A,b,press\n",
                                "line 3: 2028-01-03 stands twice",
                        "2028-02-30,holiday,A,b,press\n", "Line 2")
                .entrySet()) {
            Files.writeString(data.resolve("own.csv"), head + bad.getKey());
            assertThatThrownBy(() -> new WorkingDays(new LawSettings(null, Path.of("own.csv")), site(), rules))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("own.csv")
                    .hasMessageContaining(bad.getValue());
        }
    }

    private Rule rule(String id) {
        return rules.on(id, LocalDate.of(2026, 6, 1));
    }

    static SiteSettings site() {
        return new SiteSettings(data, "localhost/goc", Duration.ofMinutes(1), Duration.ofHours(1), 8, "node-1");
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static void refused(LawError error, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Rejection.class, r -> {
            assertThat(r.refusal()).isEqualTo(error);
            assertThat(r.vi() + r.en()).doesNotContain("{", "}");
        });
    }
}
