package vn.goc.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.goc.SignedIn;
import vn.goc.World;
import vn.goc.exchange.AgencySystem;
import vn.goc.kernel.Actor;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.People;

/** Files over HTTP: an agency's system, an officer's browser without script. */
class VerificationWebTest {
    private static final String FILES = "/api/verification/files";

    private final World world = World.get();
    private final Household household = People.household(2);
    private final SyntheticPerson person = household.head();
    private final String csv =
            "number,name\n" + person.number() + "," + person.name().full() + "\n" + person.number() + ",Trần Văn Sai\n";

    @Test
    void a_system_sends_a_file_watches_it_fetches_the_result_and_deletes_it() {
        var agency = new AgencySystem();
        String agreement = agency.agreement(List.of("register-upkeep"), List.of());
        HttpResponse<String> taken = agency.form(
                FILES,
                Map.of("agreement", agreement, "purpose", "register-upkeep"),
                csv.getBytes(StandardCharsets.UTF_8),
                "Idempotency-Key",
                "t-1");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        String place = taken.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> again = agency.post(
                FILES + "?agreement=" + agreement + "&purpose=register-upkeep",
                "text/csv",
                csv,
                "Idempotency-Key",
                "t-1");
        assertThat(again.headers().firstValue("Location")).contains(place);
        Checked.ended(agency.actor(), UUID.fromString(place.substring(place.lastIndexOf('/') + 1)));
        assertThat(agency.get(place).body())
                .contains("\"state\":\"done\"", "\"rows\":2", "\"done\":2", "\"matched\":1", "\"mismatched\":1");
        HttpResponse<String> result = agency.get(place + "/result");
        assertThat(result.body())
                .isEqualTo("row,cmnd9,number,verdict,claims,column,reason_vi,reason_en\n1,," + person.number()
                        + ",match,,,,\n2,," + person.number() + ",mismatch,name,,,\n");
        assertThat(result.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(result.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(result.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(result.headers().firstValue("Goc-Receipt")).isPresent();
        assertThat(new AgencySystem().get(place + "/result").statusCode()).isEqualTo(404);
        assertThat(agency.delete(place).statusCode()).isEqualTo(204);
        assertThat(agency.get(place).statusCode()).isEqualTo(404);
        assertThat(agency.get(FILES + "/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_missing_is_named_and_nobody_comes_in_without_a_token() {
        var agency = new AgencySystem();
        String agreement = agency.agreement(List.of("register-upkeep"), List.of());
        String asked = FILES + "?agreement=" + agreement + "&purpose=register-upkeep";
        assertThat(agency.post(asked, "text/csv", csv).body()).contains("verification.key-missing");
        assertThat(agency.post(FILES, "text/csv", csv).body()).contains("site.missing-field");
        assertThat(agency.post(asked, "application/json", "{}", "Idempotency-Key", "a")
                        .statusCode())
                .isEqualTo(415);
        var large =
                agency.post(asked, "text/csv", "number\n" + "000000000001\n".repeat(1_400_000), "Idempotency-Key", "b");
        assertThat(large.statusCode()).isEqualTo(413);
        var nobody = world.browser()
                .send(HttpRequest.newBuilder(world.browser().uri(asked))
                        .header("Content-Type", "text/csv")
                        .header("Authorization", "Bearer x")
                        .POST(HttpRequest.BodyPublishers.ofString(csv)));
        assertThat(nobody.statusCode()).isEqualTo(401);
    }

    @Test
    void an_officer_sends_a_file_reloads_its_progress_and_takes_the_result_along() throws Exception {
        World.Browser browser = officer();
        HttpResponse<String> form = browser.get("/verification");
        assertThat(form.body()).contains("Luật Cư trú 68/2020/QH14, Điều 22", "Chưa có tệp");
        HttpResponse<String> sent = send(browser, form, "register-upkeep", csv);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String place = sent.headers().firstValue("Location").orElseThrow();
        String body = browser.get(place).body();
        for (int i = 0; i < 200 && body.contains("<progress"); i++) {
            Thread.sleep(50);
            body = browser.get(place).body();
        }
        assertThat(body).contains("Không khớp", "<span class=\"code\">name</span>", "/result.csv");
        assertThat(browser.get(place + "/result.csv").body())
                .startsWith("\ufeffrow,cmnd9")
                .contains(",match,");
        browser.get("/lang/en?to=/");
        assertThat(browser.get(place).body()).contains("Result of a file", "Rows that do not match");
        assertThat(browser.post(place + "/delete", Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.get(place).statusCode()).isEqualTo(404);
    }

    @Test
    void mistakes_stand_at_their_inputs_and_only_residence_officers_come_in() {
        World.Browser browser = officer();
        HttpResponse<String> form = browser.get("/verification");
        HttpResponse<String> answer = send(browser, form, "register-upkeep", "number,salary\n1,2\n");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("id=\"file-e\"", "Không có trường “salary”", "<title>Lỗi: ");
        assertThat(send(browser, form, "identity-check", csv).body()).contains("id=\"case-e\"");
        assertThat(send(browser, form, "gossip", csv).body()).contains("id=\"purpose-e\"");
        assertThat(send(browser, form, "register-upkeep", "").body()).contains("id=\"file-e\"");
        assertThat(SignedIn.citizen(person).get("/verification").statusCode()).isEqualTo(403);
    }

    private World.Browser officer() {
        Actor officer = People.officer(household.commune().digits());
        return SignedIn.as(officer.id(), officer, "Cán Bộ Mẫu");
    }

    private HttpResponse<String> send(
            World.Browser browser, HttpResponse<String> form, String purpose, String content) {
        Map<String, String> fields = new HashMap<>();
        for (String name : List.of("_csrf", "key")) {
            var value = Pattern.compile("name=\"" + name + "\"[^>]*value=\"([^\"]+)\"")
                    .matcher(form.body());
            assertThat(value.find()).isTrue();
            fields.put(name, value.group(1));
        }
        fields.put("key", UUID.randomUUID().toString());
        fields.put("purpose", purpose);
        fields.put("case", "");
        return browser.send(AgencySystem.multipart(
                HttpRequest.newBuilder(browser.uri("/verification")).header("Accept", "text/html"),
                fields,
                content.getBytes(StandardCharsets.UTF_8)));
    }
}
