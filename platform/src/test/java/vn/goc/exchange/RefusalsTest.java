package vn.goc.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.goc.SignedIn;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.LedgerError;
import vn.goc.ledger.Tracker;
import vn.goc.nation.SyntheticPerson;
import vn.goc.provider.Clients;
import vn.goc.register.People;

/** What an agency is refused, the person whom it was about sees. */
class RefusalsTest {
    private final World world = World.get();
    private final Exchange exchange = world.door(Exchange.class);
    private final SyntheticPerson person = People.household(1).head();
    private final UUID id = People.id(person);
    private final String number = person.number().digits();
    private final String unit = "Cơ quan mẫu " + UUID.randomUUID();
    private final Actor agency =
            new Actor(Actor.Kind.AGENCY, UUID.randomUUID(), "G98." + unit.hashCode(), unit, "agency", "*");
    private final String agreement = agreement(LocalDate.of(2026, 1, 1), null);

    @Test
    void a_field_outside_the_agreement_is_refused_and_the_person_sees_it_on_their_page() {
        String open = openCase();
        refused(ExchangeError.FIELD_OUTSIDE, () -> exchange.query(agency, ask(open, "name", "religion", "salary")));
        Tracker.Line line = newest();
        assertThat(line.kind()).isEqualTo("refused");
        assertThat(line.outcome()).isEqualTo("exchange.field-outside");
        assertThat(line.unit()).isEqualTo(unit);
        assertThat(line.purpose()).isEqualTo("service-delivery");
        assertThat(line.fields()).containsExactly("name", "religion");
        World.Browser browser = SignedIn.citizen(person);
        assertThat(browser.get("/me/who-saw").body()).contains("Đã từ chối", unit);
        assertThat(browser.get("/me/who-saw/" + line.key()).body()).contains("exchange.field-outside");
        var claim = new Exchange.Claim(agreement, "service-delivery", open, number, Map.of("religion", "1"));
        refused(ExchangeError.FIELD_OUTSIDE, () -> exchange.verify(agency, claim));
        assertThat(newest().fields()).containsExactly("religion");
        assertThat(exchange.query(agency, ask(open, "name")).value()).isPresent();
        assertThat(newest().outcome()).isEqualTo("answered");
    }

    @Test
    void another_purpose_none_at_all_an_ended_agreement_and_no_case_are_seen_too() {
        refused(ExchangeError.PURPOSE_OUTSIDE, () -> exchange.query(agency, ask(agreement, "statistics", null)));
        seen("exchange.purpose-outside", "statistics");
        refused(ExchangeError.PURPOSE_UNKNOWN, () -> exchange.query(agency, ask(agreement, "gossip", null)));
        seen("exchange.purpose-unknown", "unknown");
        String ended = agreement(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        refused(ExchangeError.AGREEMENT_EXPIRED, () -> exchange.query(agency, ask(ended, "service-delivery", null)));
        seen("exchange.agreement-expired", "service-delivery");
        refused(
                ExchangeError.CASE_MALFORMED,
                () -> exchange.query(agency, ask(agreement, "service-delivery", "a case!")));
        seen("exchange.case-malformed", "service-delivery");
        refused(LedgerError.CASE_REQUIRED, () -> exchange.query(agency, ask(agreement, "service-delivery", null)));
        seen("ledger.case-required", "service-delivery");
    }

    @Test
    void a_case_or_a_following_that_is_refused_is_seen_by_each_person_named_and_counted_once() {
        SyntheticPerson other = People.household(1).head();
        List<String> both = List.of(number, other.number().digits());
        refused(
                ExchangeError.PROCEDURE_OUTSIDE,
                () -> exchange.openCase(agency, new Exchange.NewCase(agreement, "VV-1", "9.999999", both)));
        seen("exchange.procedure-outside", "service-delivery");
        assertThat(newest(People.id(other)).outcome()).isEqualTo("exchange.procedure-outside");
        refused(
                LedgerError.CASE_REQUIRED,
                () -> exchange.follow(agency, new Exchange.Following(agreement, null, List.of(number))));
        seen("ledger.case-required", "service-delivery");
        assertThat(world.door(Agreements.class).calls(code(), Long.MAX_VALUE, true, 10))
                .extracting(Call::outcome)
                .containsExactly("ledger.case-required", "exchange.procedure-outside");
    }

    @Test
    void what_a_body_leaves_out_is_named() {
        var client = world.door(Clients.class)
                .register(code(), unit, "hệ thống " + UUID.randomUUID(), Set.of("persons.query", "events.read"));
        String token = post(
                        "/oauth2/token",
                        "application/x-www-form-urlencoded",
                        "",
                        "grant_type=client_credentials" + "&client_id=" + client.clientId() + "&client_secret="
                                + client.secret())
                .body()
                .replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        Map.of(
                        "/persons/query {}", "agreement",
                        "/persons/query {'agreement':'a','purpose':'p','number':'1','fields':['name',null]}", "fields",
                        "/persons/verify {'agreement':'a','purpose':'p','number':'1','claims':{'name':null}}",
                                "claims.name",
                        "/cases {'agreement':'a','caseCode':'c','procedure':'p'}", "numbers",
                        "/subscriptions {'agreement':'a','numbers':[null]}", "numbers",
                        "/subscriptions/end {'numbers':[]}", "agreement",
                        "/changes {'after':0}", "agreement")
                .forEach((asked, field) -> {
                    String[] parts = asked.replace('\'', '"').split(" ", 2);
                    var answer = post("/api/exchange" + parts[0], "application/json", "Bearer " + token, parts[1]);
                    assertThat(answer.statusCode()).as(asked + answer.body()).isEqualTo(400);
                    assertThat(answer.body()).contains("site.missing-field", "“" + field + "”");
                });
    }

    private HttpResponse<String> post(String path, String type, String authorization, String body) {
        var request = HttpRequest.newBuilder(world.browser().uri(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return world.browser().send(request);
    }

    private void seen(String outcome, String purpose) {
        Tracker.Line line = newest();
        assertThat(line.outcome()).isEqualTo(outcome);
        assertThat(line.purpose()).isEqualTo(purpose);
        assertThat(line.unit()).isEqualTo(unit);
    }

    private Tracker.Line newest() {
        return newest(id);
    }

    private Tracker.Line newest(UUID of) {
        return world.door(Tracker.class)
                .list(of, Instant.now().plusSeconds(60), 1)
                .getFirst();
    }

    private String openCase() {
        exchange.openCase(agency, new Exchange.NewCase(agreement, "VV-7", "1.004222", List.of(number)));
        return "VV-7";
    }

    private Exchange.Ask ask(String caseCode, String... fields) {
        return new Exchange.Ask(agreement, "service-delivery", caseCode, number, List.of(fields));
    }

    private Exchange.Ask ask(String under, String purpose, @org.jspecify.annotations.Nullable String caseCode) {
        return new Exchange.Ask(under, purpose, caseCode, number, List.of("name"));
    }

    private String code() {
        return java.util.Objects.requireNonNull(agency.agency());
    }

    private String agreement(LocalDate from, @org.jspecify.annotations.Nullable LocalDate to) {
        String id = "TT-" + UUID.randomUUID().toString().substring(0, 8);
        world.door(Agreements.class)
                .register(new Agreement(
                        id,
                        agency.id(),
                        code(),
                        unit,
                        List.of("name", "number", "sex"),
                        List.of("service-delivery"),
                        "Thỏa thuận " + id,
                        List.of("1.004222"),
                        List.of("moved"),
                        from,
                        to,
                        600,
                        null,
                        null));
        return id;
    }

    private static void refused(Refusal error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(error));
    }
}
