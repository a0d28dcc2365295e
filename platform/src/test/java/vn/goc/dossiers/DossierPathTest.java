package vn.goc.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.accounts.Account;
import vn.goc.accounts.SignedIn;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.LedgerError;
import vn.goc.ledger.Tracker;
import vn.goc.nation.SyntheticPerson;
import vn.goc.notices.Notice;
import vn.goc.notices.Notices;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.residence.Households;
import vn.goc.site.Texts;

/** From the form to the decision, over HTTP, as a citizen and an officer do it without script. */
class DossierPathTest {
    private static final String COMMUNE = "19753";
    private static final List<String> PLACE = List.of("residence.permanent", "household.head", "household.relation");

    private final World world = World.get();

    @Test
    void a_dossier_goes_from_form_to_approval_with_one_supplement() {
        SyntheticPerson person = Town.somebody(3, false);
        Account citizen = Town.citizen(person);
        Account officer = Town.officer(COMMUNE);
        var form = new Filer(SignedIn.browser(citizen));
        PersonView before = own(citizen);

        String draft = form.draft(COMMUNE, "Số 48, đường Bằng Lăng");
        assertThat(form.get(draft + "/check").body())
                .contains("Số 48, đường Bằng Lăng", "Lập hộ mới", "Sổ đỏ.pdf", "Điều 22 Luật Cư trú 68/2020/QH14");
        assertThat(form.post(draft + "/file", Map.of()).body()).contains("cam đoan");
        String code = form.file(draft);
        assertThat(code).matches("G01\\.46\\.19753-\\d{6}-\\d{4}");
        assertThat(form.get("/dossiers/" + code + "/filed").body()).contains(code, "Chưa tính hạn");
        assertThat(form.api("/api/dossiers/" + code)).contains("\"status\":1", "\"due\":null");

        var desk = new Filer(SignedIn.browser(officer));
        assertThat(desk.get("/desk").body()).contains(code, person.name().full());
        assertThat(desk.get("/desk/dossiers/" + code).body())
                .contains(before.text("residence.permanent", true), "Số 48, đường Bằng Lăng", "số và tên khớp")
                .contains("Tiếp nhận trước, rồi duyệt");
        decide(desk, code, "supplement", "Giấy tờ nhà thiếu trang 2, gửi lại cả tờ.");

        assertThat(form.get("/").body()).contains("Việc cần bạn làm", "Giấy tờ nhà thiếu trang 2");
        assertThat(form.get("/dossiers/" + code).body()).contains("Gửi bổ sung", "CT05");
        Filer.location(form.upload(
                "/dossiers/" + code + "/supplement",
                Map.of("note", "Đã quét lại"),
                "file",
                "trang-2.pdf",
                Samples.pdf()));
        assertThat(form.api("/api/dossiers/" + code)).contains("\"status\":1", "\"deed\":\"answer\"");

        desk.get("/desk/dossiers/" + code);
        var again = desk.post(
                "/desk/dossiers/" + code + "/decision",
                Map.of("decision", "supplement", "reason", "Bổ sung thêm lần nữa, xin cảm ơn."));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("Đã yêu cầu bổ sung một lần");

        decide(desk, code, "accept", "");
        assertThat(form.api("/api/dossiers/" + code))
                .contains("\"status\":4", "residence.permanent.decide", "Điều 22 Luật Cư trú 68/2020/QH14", "CT04");
        assertThat(form.get("/dossiers/" + code).body()).contains("Hẹn trả", "7 ngày làm việc", "ct04.pdf");

        decide(desk, code, "approve", "");
        assertThat(form.api("/api/dossiers/" + code)).contains("\"status\":9");
        assertThat(own(citizen).text("residence.permanent", true)).contains("Số 48, đường Bằng Lăng");
        assertThat(own(citizen).text("household.head", true))
                .isEqualTo(person.name().full());
        assertThat(asOfYesterday(citizen, person).text("residence.permanent", true))
                .isEqualTo(before.text("residence.permanent", true));
        assertThat(world.door(Households.class).of(Town.id(person), today()).members())
                .hasSize(1);

        assertThat(world.door(Notices.class).list(Town.id(person), null, 20))
                .extracting(Notice::subjectVi)
                .anyMatch(s -> s.contains("đã nhận hồ sơ"))
                .anyMatch(s -> s.contains("cần bổ sung"))
                .anyMatch(s -> s.contains("hẹn trả"))
                .anyMatch(s -> s.contains("đã xong"));
        assertThat(world.door(Tracker.class).list(Town.id(person), Instant.now().plusSeconds(5), 50))
                .anySatisfy(line -> {
                    assertThat(line.unit()).isEqualTo("Công an phường Thử");
                    assertThat(line.caseCode()).isEqualTo(code);
                    assertThat(line.purpose()).isEqualTo(Purpose.RESIDENCE_REGISTRATION.code());
                });
        assertThat(desk.get("/desk/dossiers/" + code).body()).contains("Vụ việc đã đóng");
        var closed = new Access(officer.actor(), Purpose.RESIDENCE_REGISTRATION, "thử", code);
        assertThatThrownBy(() -> world.door(Persons.class).find(closed, Town.id(person), PLACE, "test"))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(LedgerError.CASE_CLOSED));
    }

    @Test
    void a_head_who_leaves_names_who_stays_and_who_heads_them() {
        SyntheticPerson head = Town.somebody(3, true);
        Account citizen = Town.citizen(head);
        var form = new Filer(SignedIn.browser(citizen));
        var desk = new Filer(SignedIn.browser(Town.officer(COMMUNE)));
        var left = world.door(Households.class).of(Town.id(head), today());
        String code = form.file(form.draft(COMMUNE, "Số 7, ngõ 2, đường Hoa Ban"));
        assertThat(desk.get("/desk/dossiers/" + code).body()).contains("Hộ cũ đã có người làm chủ hộ");
        decide(desk, code, "accept", "");
        decide(desk, code, "approve", "");
        var after = world.door(Households.class).find(left.code(), today()).orElseThrow();
        assertThat(after.members()).hasSize(left.members().size() - 1);
        assertThat(after.head()).isNotEqualTo(Town.id(head));
    }

    @Test
    void a_refused_dossier_changes_nothing_and_says_why() {
        SyntheticPerson person = Town.somebody(2, false);
        Account citizen = Town.citizen(person);
        PersonView before = own(citizen);
        var form = new Filer(SignedIn.browser(citizen));
        var desk = new Filer(SignedIn.browser(Town.officer(COMMUNE)));
        String code = form.file(form.draft(COMMUNE, "Số 9, đường Lá Thử"));
        desk.get("/desk/dossiers/" + code);
        var empty = desk.post("/desk/dossiers/" + code + "/decision", Map.of("decision", "refuse", "reason", " "));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Ghi lý do");
        decide(desk, code, "refuse", "Chỗ ở chưa đủ điều kiện đăng ký thường trú.");
        assertThat(form.api("/api/dossiers/" + code)).contains("\"status\":3", "CT06", "chưa đủ điều kiện");
        assertThat(own(citizen)).isEqualTo(before);
        assertThat(form.get("/dossiers/" + code + "/slips/ct06.pdf").statusCode())
                .isEqualTo(200);
        assertThat(form.get("/dossiers/" + code + "/slips/ct04.pdf").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_dossier_whose_supplement_never_comes_is_stopped_with_its_reason() {
        Account citizen = Town.citizen(Town.somebody(2, false));
        PersonView before = own(citizen);
        var form = new Filer(SignedIn.browser(citizen));
        var desk = new Filer(SignedIn.browser(Town.officer(COMMUNE)));
        String code = form.file(form.draft(COMMUNE, "Số 13, đường Lá Thử"));
        assertThat(desk.get("/desk/dossiers/" + code).body()).doesNotContain("Dừng xử lý");
        decide(desk, code, "supplement", "Giấy tờ nhà thiếu trang 2, gửi lại cả tờ.");
        assertThat(desk.get("/desk/dossiers/" + code).body()).contains("Dừng xử lý");
        decide(desk, code, "stop", "Quá hạn bổ sung, người nộp không trả lời.");
        assertThat(form.api("/api/dossiers/" + code)).contains("\"status\":8", "người nộp không trả lời");
        assertThat(form.get("/dossiers/" + code).body()).contains("người nộp không trả lời");
        assertThat(own(citizen)).isEqualTo(before);
    }

    @Test
    void of_two_officers_one_decides_and_the_other_is_told() {
        var form = new Filer(SignedIn.browser(Town.citizen(Town.somebody(2, false))));
        String code = form.file(form.draft(COMMUNE, "Số 10, đường Lá Thử"));
        var first = new Filer(SignedIn.browser(Town.officer(COMMUNE)));
        var second = new Filer(SignedIn.browser(Town.officer(COMMUNE)));
        first.get("/desk/dossiers/" + code);
        second.get("/desk/dossiers/" + code);
        Filer.location(first.post("/desk/dossiers/" + code + "/decision", Map.of("decision", "accept")));
        var told = second.post(
                "/desk/dossiers/" + code + "/decision",
                Map.of("decision", "refuse", "reason", "Không đủ giấy tờ hợp lệ."));
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("Trần Thị Cán Bộ", "dossiers.decided-by-another");
        assertThat(form.api("/api/dossiers/" + code)).contains("\"status\":4");
    }

    @Test
    void a_form_sent_twice_has_one_effect_and_the_same_answer() {
        var form = new Filer(SignedIn.browser(Town.citizen(Town.somebody(2, false))));
        String draft = form.draft(COMMUNE, "Số 11, đường Lá Thử");
        form.get(draft + "/check");
        Map<String, String> sent = Map.of("declare", "yes", "once", form.hidden("once"));
        String first = Filer.location(form.post(draft + "/file", sent));
        assertThat(Filer.location(form.post(draft + "/file", sent))).isEqualTo(first);
        Map<String, String> other =
                Map.of("declare", "yes", "once", UUID.randomUUID().toString());
        assertThat(Filer.location(form.post(draft + "/file", other))).isEqualTo(first);
        assertThat(form.get("/dossiers").body().split("class=\"code small\"")).hasSize(2);

        String code = first.replace("/dossiers/", "").replace("/filed", "");
        var desk = new Filer(SignedIn.browser(Town.officer(COMMUNE)));
        desk.get("/desk/dossiers/" + code);
        Map<String, String> decision =
                Map.of("decision", "accept", "once", desk.hidden("once"), "revision", desk.hidden("revision"));
        String onward = Filer.location(desk.post("/desk/dossiers/" + code + "/decision", decision));
        assertThat(Filer.location(desk.post("/desk/dossiers/" + code + "/decision", decision)))
                .isEqualTo(onward);
    }

    @Test
    void strangers_see_no_dossier_and_foreign_forms_do_nothing() {
        var form = new Filer(SignedIn.browser(Town.citizen(Town.somebody(2, false))));
        String code = form.file(form.draft(COMMUNE, "Số 12, đường Lá Thử"));
        var stranger = new Filer(SignedIn.browser(Town.citizen(Town.somebody(2, false))));
        assertThat(stranger.get("/dossiers/" + code).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/dossiers/" + code + "/slips/ct04.pdf").statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/desk").statusCode()).isEqualTo(403);
        var elsewhere = new Filer(SignedIn.browser(Town.officer("19774")));
        assertThat(elsewhere.get("/desk/dossiers/" + code).statusCode()).isEqualTo(404);

        form.get("/dossiers/" + code + "/withdraw");
        stranger.get("/dossiers/new/" + Filer.CT01);
        var foreign = form.post(
                "/dossiers/" + code + "/withdraw", Map.of("_csrf", stranger.hidden("_csrf"), "once", "12345678"));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(form.api("/api/dossiers/" + code)).contains("\"status\":1");
        form.get("/dossiers/" + code + "/withdraw");
        Filer.location(form.post("/dossiers/" + code + "/withdraw", Map.of()));
        assertThat(form.api("/api/dossiers/" + code)).contains("\"status\":7");
    }

    private static void decide(Filer desk, String code, String decision, String reason) {
        desk.get("/desk/dossiers/" + code);
        Filer.location(
                desk.post("/desk/dossiers/" + code + "/decision", Map.of("decision", decision, "reason", reason)));
    }

    private PersonView own(Account citizen) {
        return world.door(Persons.class)
                .own(Access.own(citizen.actor()), PLACE, "test")
                .value();
    }

    private PersonView asOfYesterday(Account citizen, SyntheticPerson person) {
        return world.door(Persons.class)
                .asOf(
                        Access.own(Actor.citizen(Town.id(person))),
                        person.number(),
                        today().minusDays(1),
                        Instant.now(),
                        PLACE,
                        "test")
                .value()
                .orElseThrow();
    }

    private static LocalDate today() {
        return LocalDate.now(Texts.ZONE);
    }
}
