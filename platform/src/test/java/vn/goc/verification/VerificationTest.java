package vn.goc.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.exchange.AgencySystem;
import vn.goc.exchange.Agreements;
import vn.goc.exchange.Exchange;
import vn.goc.exchange.ExchangeError;
import vn.goc.formats.CsvError;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.LedgerError;
import vn.goc.ledger.Tracker;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.People;
import vn.goc.register.RegisterError;

/** What a file of claims is answered, what is refused, and what the persons see of it. */
class VerificationTest {
    private final World world = World.get();
    private final Verifications verifications = world.door(Verifications.class);
    private final AgencySystem agency = new AgencySystem();
    private final Actor system = agency.actor();
    private final SyntheticPerson person = Checked.withOldNumber();
    private final String number = person.number().digits();
    private final String old = Checked.old(person);
    private final String agreement = agency.agreement(List.of("register-upkeep", "identity-check"), List.of());

    @Test
    void each_row_is_a_match_no_match_nobody_or_a_row_that_says_what_to_mend() {
        SyntheticPerson other = Checked.withOldNumber();
        String name = person.name().full();
        List<String> lines = result(String.join(
                "\n",
                "cmnd9,number,name,birth.date",
                old + "," + number + "," + name.toUpperCase(java.util.Locale.ROOT) + ","
                        + person.birth().shown(),
                Checked.old(other) + "," + number + "," + name + ",",
                old + ",," + name + "," + person.birth(),
                "," + number + ",Nguyễn Văn Khác,1901",
                ",000099999999,,",
                "12345," + number + ",,",
                old + ",123,,",
                ",,Nguyễn Văn A,",
                "," + number + ",,31/02/1990",
                "," + number + "," + "a".repeat(401) + ",",
                number + ",x"));
        assertThat(lines.subList(0, 5))
                .containsExactly(
                        "1," + old + "," + number + ",match,,,,",
                        "2," + Checked.old(other) + "," + number + ",mismatch,cmnd9,,,",
                        "3," + old + ",,match,,,,",
                        "4,," + number + ",mismatch,name birth.date,,,",
                        "5,,000099999999,not-found,,,,");
        assertThat(lines.get(5))
                .startsWith("6,12345," + number + ",bad-row,,cmnd9,")
                .contains("9 digits; there are 5");
        assertThat(lines.get(6)).contains(",bad-row,,number,", "12 chữ số");
        assertThat(lines.get(7)).contains(",bad-row,,number,", "Dòng không có số");
        assertThat(lines.get(8)).contains(",bad-row,,birth.date,");
        assertThat(lines.get(9)).contains(",bad-row,,name,", "400");
        assertThat(lines.get(10)).startsWith("11,,,bad-row,,,").contains("2 ô", "2 cells, the header has 4");
        assertThat(lines).hasSize(11);
    }

    @Test
    void windows_line_ends_a_byte_order_mark_and_quoted_cells_are_read_as_any_other() {
        String csv =
                "\ufeffnumber,name\r\n\"" + number + "\",\"" + person.name().full() + "\"\r\n";
        assertThat(result(csv)).containsExactly("1,," + number + ",match,,,,");
    }

    @Test
    void a_number_alone_is_checked_for_being_there_and_old_numbers_find_their_person() {
        assertThat(result("cmnd9\n" + old + "\n123456789\n"))
                .containsExactly("1," + old + ",,match,,,,", "2,123456789,,not-found,,,,");
    }

    @Test
    void what_a_spreadsheet_would_run_comes_back_as_text() {
        List<String> lines = result("number,cmnd9\n=1+2,\n+84,\n-1,\n@SUM(A1),\n\"\t=1\",\n＝1,\n");
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).startsWith("1,,'=1+2,bad-row");
        assertThat(lines.get(1)).startsWith("2,,'+84,");
        assertThat(lines.get(2)).startsWith("3,,'-1,");
        assertThat(lines.get(3)).startsWith("4,,'@SUM(A1),");
        assertThat(lines.get(4)).startsWith("5,,'=1,");
        assertThat(lines.get(5)).startsWith("6,,'＝1,");
    }

    @Test
    void a_file_that_leaves_doubt_is_refused_whole() {
        Map.of(
                        "",
                        CsvError.NO_HEADER,
                        "number,name\n" + number + ",\"a\n",
                        CsvError.QUOTE_OPEN,
                        "number,name\n" + number + ",a\"b\n",
                        CsvError.QUOTE_INSIDE,
                        "number,number\n1,2\n",
                        CsvError.HEADER_NAME_TWICE,
                        "number\n",
                        VerificationError.NO_ROWS,
                        "name\na\n",
                        VerificationError.NUMBER_COLUMN_MISSING,
                        "number,salary\n1,2\n",
                        VerificationError.COLUMN_UNKNOWN,
                        "number,cmnd9,oldNumber\n1,2,3\n",
                        VerificationError.COLUMN_UNKNOWN,
                        "number\n" + "1\n".repeat(100_001),
                        CsvError.TOO_MANY_ROWS,
                        "number,name\n1,\u0007\n",
                        CsvError.CONTROL_CHARACTER)
                .forEach((csv, error) -> refused(error, () -> Checked.handIn(system, agreement, csv)));
        String wide = "number,"
                + String.join(
                        ",",
                        vn.goc.register.Fields.ALL.stream()
                                .map(field -> field.path())
                                .filter(path -> !path.equals("number"))
                                .limit(20)
                                .toList());
        refused(VerificationError.TOO_MANY_COLUMNS, () -> Checked.handIn(system, agreement, wide + "\n1\n"));
        assertThat(verifications.list(system)).isEmpty();
    }

    @Test
    void every_row_asked_is_a_line_in_its_persons_history_and_a_bad_row_is_none() {
        UUID id = People.id(person);
        long before = world.door(Tracker.class).count(id);
        result("number,name\n" + (number + ",Trần Thị Sai\n").repeat(3) + number + "," + "9\n" + number + ",\n");
        assertThat(world.door(Tracker.class).count(id) - before).isEqualTo(4);
        Tracker.Line line = newest(id);
        assertThat(line.outcome()).isEqualTo("answered");
        assertThat(line.unit()).isEqualTo(agency.name());
        assertThat(line.purpose()).isEqualTo("register-upkeep");
        assertThat(line.fields()).containsExactly("name");
        assertThat(line.via()).isEqualTo("file");
        String key = line.key();
        for (int i = 0; i < 100 && proof(id, key).isEmpty(); i++) {
            Checked.pause();
        }
        assertThat(proof(id, key)).isPresent();
    }

    @Test
    void an_officer_learns_nothing_of_people_elsewhere_and_they_see_the_attempt() {
        Household household = People.household(1);
        String commune = household.commune().digits();
        SyntheticPerson here = household.head();
        Actor officer = People.officer(commune);
        SyntheticPerson elsewhere = People.households().stream()
                .filter(other -> !other.commune().equals(household.commune()))
                .skip(50)
                .findFirst()
                .orElseThrow()
                .head();
        VerificationFile file = Checked.handIn(
                officer,
                null,
                "number,name\n" + here.number() + "," + here.name().full() + "\n" + elsewhere.number() + ","
                        + elsewhere.name().full() + "\n000099999999,\n");
        VerificationFile done = Checked.ended(officer, file.id());
        assertThat(List.of(done.matched(), done.mismatched(), done.notFound())).containsExactly(1, 0, 2);
        assertThat(Checked.lines(officer, file.id()))
                .containsExactly(
                        "1,," + here.number() + ",match,,,,",
                        "2,," + elsewhere.number() + ",not-found,,,,",
                        "3,,000099999999,not-found,,,,");
        assertThat(newest(People.id(elsewhere)).outcome()).isEqualTo("register.not-found-or-not-yours");
        refused(VerificationError.FILE_UNKNOWN, () -> verifications.result(People.officer(commune), file.id()));
        refused(VerificationError.FILE_UNKNOWN, () -> verifications.file(system, file.id()));
    }

    @Test
    void who_may_not_ask_is_refused_and_those_named_see_it() {
        String csv = "number,name\n" + number + ",a\n";
        refused(ExchangeError.AGREEMENT_UNKNOWN, () -> Checked.handIn(system, "TT-0", csv));
        String narrow = agency.agreement(List.of("birth.date"), List.of("register-upkeep"), List.of());
        refused(ExchangeError.FIELD_OUTSIDE, () -> Checked.handIn(system, narrow, csv));
        seen("exchange.field-outside");
        refused(ExchangeError.PURPOSE_OUTSIDE, () -> handIn(system, agreement, "statistics", null, csv));
        seen("exchange.purpose-outside");
        refused(LedgerError.CASE_REQUIRED, () -> handIn(system, agreement, "identity-check", null, csv));
        seen("ledger.case-required");
        Actor officer = People.officer("*");
        refused(RegisterError.PURPOSE_NOT_YOURS, () -> handIn(officer, null, "statistics", null, csv));
        seen("register.purpose-not-yours");
        refused(LedgerError.CASE_UNKNOWN, () -> handIn(officer, null, "identity-check", "VV-0", csv));
        seen("ledger.case-unknown");
        assertThatThrownBy(() -> handIn(Actor.citizen(People.id(person)), null, "own-data", null, csv))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void an_agreement_or_a_case_that_ends_on_the_way_ends_the_file_and_says_why() {
        FileWorker worker = world.door(FileWorker.class);
        String csv = "number,name\n" + number + ",a\n";
        Exchange exchange = world.door(Exchange.class);
        exchange.openCase(system, new Exchange.NewCase(agreementOfService(), "VV-9", "1.004222", List.of(number)));
        worker.stop();
        try {
            VerificationFile first = Checked.handIn(system, agreement, csv);
            VerificationFile second = handIn(system, agreement, "identity-check", "VV-9", csv);
            exchange.closeCase(system, "VV-9");
            world.door(Batches.class).step();
            world.door(Batches.class).step();
            assertThat(verifications.file(system, first.id()).state()).isEqualTo("done");
            VerificationFile closed = verifications.file(system, second.id());
            assertThat(closed.state()).isEqualTo("refused");
            assertThat(closed.reason()).isEqualTo("ledger.case-closed");
            seen("ledger.case-closed");
            VerificationFile third = Checked.handIn(system, agreement, csv);
            world.door(Agreements.class).suspend(agreement, "thử");
            world.door(Batches.class).step();
            assertThat(verifications.file(system, third.id()).reason()).isEqualTo("exchange.agreement-suspended");
            assertThat(verifications.result(system, third.id()).value())
                    .asString()
                    .hasLineCount(1);
        } finally {
            worker.start();
        }
    }

    @Test
    void the_same_key_is_one_file_and_an_agency_has_three_at_once() {
        FileWorker worker = world.door(FileWorker.class);
        worker.stop();
        try {
            String csv = "number\n" + number + "\n";
            var handing = new Handing("K-1", agreement, "register-upkeep", null);
            UUID id = Checked.send(system, handing, csv).id();
            assertThat(Checked.send(system, handing, csv).id()).isEqualTo(id);
            refused(VerificationError.KEY_OTHERWISE, () -> Checked.send(system, handing, csv + number + "\n"));
            refused(
                    VerificationError.KEY_MISSING,
                    () -> Checked.send(system, new Handing("", agreement, "register-upkeep", null), csv));
            refused(VerificationError.NOT_DONE, () -> verifications.result(system, id));
            Checked.handIn(system, agreement, csv);
            Checked.handIn(system, agreement, csv);
            refused(VerificationError.TOO_MANY_FILES, () -> Checked.handIn(system, agreement, csv));
            verifications.delete(system, id);
            refused(VerificationError.FILE_UNKNOWN, () -> verifications.file(system, id));
            Checked.handIn(system, agreement, csv);
        } finally {
            worker.start();
        }
        verifications.list(system).forEach(file -> Checked.ended(system, file.id()));
    }

    private VerificationFile handIn(
            Actor actor,
            @org.jspecify.annotations.Nullable String under,
            String purpose,
            @org.jspecify.annotations.Nullable String caseCode,
            String csv) {
        return Checked.send(actor, new Handing(UUID.randomUUID().toString(), under, purpose, caseCode), csv);
    }

    private String agreementOfService() {
        return agency.agreement(List.of("service-delivery"), List.of());
    }

    private List<String> result(String csv) {
        VerificationFile file = Checked.handIn(system, agreement, csv);
        assertThat(Checked.ended(system, file.id()).state()).isEqualTo("done");
        return Checked.lines(system, file.id());
    }

    private java.util.Optional<?> proof(UUID id, String key) {
        return world.door(Tracker.class).evidence(id, key).orElseThrow().proven();
    }

    private void seen(String outcome) {
        assertThat(newest(People.id(person)).outcome()).isEqualTo(outcome);
    }

    private Tracker.Line newest(UUID id) {
        return world.door(Tracker.class)
                .list(id, Instant.now().plusSeconds(60), 1)
                .getFirst();
    }

    private static void refused(Refusal error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }
}
