package vn.goc.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.World;
import vn.goc.accounts.PublicOrigin;
import vn.goc.kernel.Rejection;
import vn.goc.site.Keys;

/** Access tokens, over HTTP as an agency's system asks for and uses them. */
class TokensTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final World world = World.get();
    private final Clients clients = world.door(Clients.class);
    private final String agencyName = "Bảo hiểm xã hội Mẫu";
    private final Clients.Registered client = clients.register(
            "G99.02", agencyName, "hệ thống " + UUID.randomUUID(), Set.of("persons.query", "events.read"));

    private HttpResponse<String> token(Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(world.browser().uri("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return world.browser().send(request);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private String given() {
        var answer = token(
                Map.of("grant_type", "client_credentials"),
                "Authorization",
                basic(client.clientId().toString(), client.secret()));
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer).get("access_token").asString();
    }

    private HttpResponse<String> call(String authorization) {
        var request = HttpRequest.newBuilder(world.browser().uri("/api/caller")).header("Accept", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return world.browser().send(request);
    }

    private void refused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).get("error").asString()).isEqualTo(error);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void a_secret_in_header_or_body_gives_a_token_that_stands_for_the_agency() throws Exception {
        var answer = token(
                Map.of("grant_type", "client_credentials", "scope", "events.read"),
                "Authorization",
                basic(client.clientId().toString(), client.secret()));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(json(answer).get("token_type").asString()).isEqualTo("Bearer");
        assertThat(json(answer).get("expires_in").asInt()).isEqualTo(600);
        assertThat(json(answer).get("scope").asString()).isEqualTo("events.read");
        var caller = call("Bearer " + json(answer).get("access_token").asString());
        assertThat(caller.statusCode()).isEqualTo(200);
        assertThat(caller.body())
                .contains(agencyName)
                .contains("G99.02")
                .contains(client.clientId().toString());
        assertThat(caller.body()).contains("events.read").doesNotContain("persons.query");

        var posted = token(Map.of(
                "grant_type", "client_credentials",
                "client_id", client.clientId().toString(),
                "client_secret", client.secret()));
        assertThat(posted.statusCode()).isEqualTo(200);
    }

    @Test
    void the_published_keys_verify_the_token_and_the_metadata_says_where_they_are() throws Exception {
        var metadata = json(world.browser()
                .send(HttpRequest.newBuilder(world.browser().uri("/.well-known/oauth-authorization-server"))));
        assertThat(metadata.get("issuer").asString()).isEqualTo(world.address());
        assertThat(metadata.get("token_endpoint").asString()).isEqualTo(world.address() + "/oauth2/token");
        String keysAt =
                metadata.get("jwks_uri").asString().substring(world.address().length());
        JWKSet keys = JWKSet.parse(world.browser()
                .send(HttpRequest.newBuilder(world.browser().uri(keysAt)))
                .body());
        SignedJWT jwt = SignedJWT.parse(given());
        ECKey key = (ECKey) keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(jwt.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(world.address() + "/api");
    }

    @Test
    void what_is_wrong_with_a_request_is_named_as_rfc_6749_does() {
        String id = client.clientId().toString();
        String good = basic(id, client.secret());
        Map<String, String> grant = Map.of("grant_type", "client_credentials");
        refused(token(Map.of(), "Authorization", good), 400, "invalid_request");
        refused(token(Map.of("grant_type", "password"), "Authorization", good), 400, "unsupported_grant_type");
        refused(
                token(Map.of("grant_type", "client_credentials", "scope", "all"), "Authorization", good),
                400,
                "invalid_scope");
        refused(token(grant), 401, "invalid_client");
        var wrong = token(grant, "Authorization", basic(id, "sai"));
        refused(wrong, 401, "invalid_client");
        assertThat(wrong.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(h -> assertThat(h).startsWith("Basic"));
        assertThat(token(grant, "Authorization", basic(UUID.randomUUID().toString(), client.secret()))
                        .body())
                .isEqualTo(wrong.body());
        refused(token(grant, "Authorization", basic("not-a-uuid", "x")), 401, "invalid_client");
        refused(token(grant, "Authorization", "Basic %%%"), 401, "invalid_client");
        refused(
                token(
                        Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", client.secret()),
                        "Authorization",
                        good),
                400,
                "invalid_request");
    }

    @Test
    void a_secret_in_the_address_is_refused() {
        var request = HttpRequest.newBuilder(world.browser()
                        .uri("/oauth2/token?client_id=" + client.clientId() + "&client_secret=" + client.secret()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"));
        refused(world.browser().send(request), 400, "invalid_request");
    }

    @Test
    void a_rotated_secret_works_beside_the_new_one_for_its_time_only() {
        UUID id = client.clientId();
        Map<String, String> grant = Map.of("grant_type", "client_credentials");
        var second = clients.rotateSecret(id, Duration.ofHours(1));
        assertThat(token(grant, "Authorization", basic(id.toString(), client.secret()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(token(grant, "Authorization", basic(id.toString(), second.secret()))
                        .statusCode())
                .isEqualTo(200);
        var third = clients.rotateSecret(id, Duration.ZERO);
        refused(token(grant, "Authorization", basic(id.toString(), client.secret())), 401, "invalid_client");
        refused(token(grant, "Authorization", basic(id.toString(), second.secret())), 401, "invalid_client");
        assertThat(token(grant, "Authorization", basic(id.toString(), third.secret()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_closed_client_gets_nothing_and_its_tokens_are_refused_within_a_second() throws Exception {
        String token = given();
        assertThat(call("Bearer " + token).statusCode()).isEqualTo(200);
        clients.close(client.clientId());
        Thread.sleep(1100);
        assertThat(call("Bearer " + token).statusCode()).isEqualTo(401);
        refused(
                token(
                        Map.of("grant_type", "client_credentials"),
                        "Authorization",
                        basic(client.clientId().toString(), client.secret())),
                401,
                "invalid_client");
    }

    @Test
    void more_tokens_than_a_client_may_take_are_refused_until_later() {
        var pace =
                new Pace(new ProviderSettings(Duration.ofMinutes(10), 1, 3, Duration.ofMinutes(5)), Clock.systemUTC());
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            pace.require(id);
        }
        assertThatThrownBy(() -> pace.require(id))
                .isInstanceOfSatisfying(
                        TokenRefusal.class, e -> assertThat(e.status()).isEqualTo(429));
        pace.require(UUID.randomUUID());
    }

    @Test
    void a_call_without_a_token_or_with_a_broken_one_says_how_to_go_on() {
        var missing = call("");
        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(missing.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"goc\"");
        assertThat(missing.body()).contains("provider.token-missing");
        var broken = call("Bearer abc");
        assertThat(broken.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"goc\", error=\"invalid_token\"");
        assertThat(broken.body()).contains("provider.token-invalid");
        assertThat(broken.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    /** A token as ours, changed, and signed by the signer. */
    private String forged(JWSHeader header, JWSSigner signer, UnaryOperator<JWTClaimsSet.Builder> change)
            throws Exception {
        var jwt = new SignedJWT(header, change.apply(claims()).build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(world.address())
                .audience(world.address() + "/api")
                .subject(client.clientId().toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("client_id", client.clientId().toString())
                .claim("agency", "G99.02")
                .claim("agency_name", agencyName)
                .claim("scope", "persons.query");
    }

    private void invalid(String token, String error) {
        var answer = call("Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("provider.token-" + error);
    }

    @Test
    void a_token_is_only_good_with_our_key_algorithm_audience_issuer_and_time() throws Exception {
        JWSHeader ours = SignedJWT.parse(given()).getHeader();
        var signer = new ECDSASigner(
                (ECPrivateKey) world.door(Keys.class).p256("token").getPrivate());
        assertThat(call("Bearer " + forged(ours, signer, c -> c)).statusCode()).isEqualTo(200);

        invalid(new PlainJWT(claims().build()).serialize(), "invalid");
        byte[] publicKey = world.door(Keys.class).p256("token").getPublic().getEncoded();
        var hmac = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(ours.getKeyID())
                .build();
        invalid(forged(hmac, new MACSigner(publicKey), c -> c), "invalid");
        invalid(forged(ours, new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()), c -> c), "invalid");
        var untyped =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(ours.getKeyID()).build();
        invalid(forged(untyped, signer, c -> c), "invalid");
        invalid(forged(ours, signer, c -> c.audience("https://other.example")), "invalid");
        invalid(forged(ours, signer, c -> c.audience(List.of(world.address() + "/api", "https://x"))), "invalid");
        invalid(forged(ours, signer, c -> c.issuer("https://other.example")), "invalid");
        invalid(forged(ours, signer, c -> c.expirationTime(null)), "invalid");
        invalid(forged(ours, signer, c -> c.claim("scope", null)), "invalid");
        invalid(forged(ours, signer, c -> c.claim("client_id", UUID.randomUUID().toString())), "invalid");
        invalid(
                forged(
                        ours,
                        signer,
                        c -> c.expirationTime(Date.from(Instant.now().minusSeconds(1)))),
                "expired");
        String whole = forged(ours, signer, c -> c);
        invalid(whole.substring(0, whole.length() - 4) + "AAAA", "invalid");
    }

    @Test
    void a_token_remembered_as_good_still_expires() throws Exception {
        JWSHeader ours = SignedJWT.parse(given()).getHeader();
        var signer = new ECDSASigner(
                (ECPrivateKey) world.door(Keys.class).p256("token").getPrivate());
        String soon = forged(
                ours, signer, c -> c.expirationTime(Date.from(Instant.now().plusSeconds(4))));
        assertThat(call("Bearer " + soon).statusCode()).isEqualTo(200);
        Thread.sleep(4100);
        invalid(soon, "expired");
    }

    @Test
    void a_scope_the_token_lacks_is_refused() {
        AgencyCaller caller = world.door(Tokens.class).check(given());
        assertThat(caller.requireScope("persons.query")).isSameAs(caller);
        assertThatThrownBy(() -> caller.requireScope("everything"))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.refusal()).isEqualTo(ProviderError.SCOPE_MISSING));
    }

    @Test
    void an_assertion_signed_by_the_clients_own_key_is_good_once_and_for_the_issuer_only() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        String jwk = key.toPublicJWK().toJSONString();
        UUID id = clients.registerKey("G99.03", "Thuế Mẫu", "hệ thống " + UUID.randomUUID(), jwk, Set.of("x"));
        String good = assertion(id, key, c -> c);
        assertThat(byAssertion(good).statusCode()).isEqualTo(200);
        refused(byAssertion(good), 401, "invalid_client");
        String issuer = world.door(PublicOrigin.class).origin();
        refused(byAssertion(assertion(id, key, c -> c.audience(issuer + "/oauth2/token"))), 401, "invalid_client");
        refused(
                byAssertion(assertion(id, key, c -> c.audience(List.of(issuer, issuer + "/oauth2/token")))),
                401,
                "invalid_client");
        refused(byAssertion(assertion(id, key, c -> c.jwtID(null))), 401, "invalid_client");
        refused(byAssertion(assertion(id, key, c -> c.issuer("other"))), 401, "invalid_client");
        refused(
                byAssertion(assertion(
                        id, key, c -> c.expirationTime(Date.from(Instant.now().plusSeconds(3600))))),
                401,
                "invalid_client");
        refused(
                byAssertion(assertion(
                        id, key, c -> c.expirationTime(Date.from(Instant.now().minusSeconds(60))))),
                401,
                "invalid_client");
        refused(byAssertion(assertion(id, new ECKeyGenerator(Curve.P_256).generate(), c -> c)), 401, "invalid_client");
        refused(byAssertion(new PlainJWT(SignedJWT.parse(good).getJWTClaimsSet()).serialize()), 401, "invalid_client");
    }

    @Test
    void a_key_that_is_private_or_of_another_kind_is_not_registered() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        ECKey other = new ECKeyGenerator(Curve.P_521).generate();
        for (String bad : new String[] {key.toJSONString(), other.toPublicJWK().toJSONString(), "{}", "x"}) {
            assertThatThrownBy(() -> clients.registerKey("G99", "Mẫu", "n", bad, Set.of()))
                    .isInstanceOfSatisfying(
                            Rejection.class, e -> assertThat(e.refusal()).isEqualTo(ProviderError.JWK_MALFORMED));
        }
    }

    private String assertion(UUID id, ECKey key, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .issuer(id.toString())
                .subject(id.toString())
                .audience(world.address())
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
        var jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.ES256), change.apply(claims).build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private HttpResponse<String> byAssertion(String assertion) {
        return token(Map.of(
                "grant_type", "client_credentials",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", assertion));
    }
}
