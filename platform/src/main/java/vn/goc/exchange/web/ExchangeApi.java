package vn.goc.exchange.web;

import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.exchange.Exchange;
import vn.goc.ledger.web.Answers;
import vn.goc.provider.AgencyCaller;
import vn.goc.register.PersonView;
import vn.goc.register.Verification;
import vn.goc.site.Given;

/** The agencies' API, by access token. All POST: no personal data in addresses. */
@RestController
@RequestMapping("/api/exchange")
class ExchangeApi {
    private final Exchange exchange;

    ExchangeApi(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The person asked for, or null when nobody has the number. */
    record Found(@org.jspecify.annotations.Nullable PersonView person) {}

    /** @param after cursor of the last call, 0 the first time */
    record ChangesAfter(String agreement, long after) {}

    record Added(int added) {}

    @PostMapping("/cases")
    ResponseEntity<Void> open(@RequestBody Exchange.NewCase open, AgencyCaller caller) {
        Given.needed("agreement", open.agreement());
        Given.needed("caseCode", open.caseCode());
        Given.needed("procedure", open.procedure());
        Given.all("numbers", open.numbers());
        exchange.openCase(caller.actor(), open);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/cases/{code}")
    ResponseEntity<Void> close(@PathVariable String code, AgencyCaller caller) {
        exchange.closeCase(caller.actor(), code);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/persons/query")
    ResponseEntity<Found> query(@RequestBody Exchange.Ask ask, AgencyCaller caller) {
        Given.needed("agreement", ask.agreement());
        Given.needed("purpose", ask.purpose());
        Given.needed("number", ask.number());
        Given.all("fields", ask.fields());
        return Answers.of(
                exchange.query(caller.actor(), ask).map((Optional<PersonView> p) -> new Found(p.orElse(null))));
    }

    @PostMapping("/persons/verify")
    ResponseEntity<Verification> verify(@RequestBody Exchange.Claim claim, AgencyCaller caller) {
        Given.needed("agreement", claim.agreement());
        Given.needed("purpose", claim.purpose());
        Given.needed("number", claim.number());
        Given.all("claims", claim.claims());
        return Answers.of(exchange.verify(caller.actor(), claim));
    }

    @PostMapping("/subscriptions")
    Added follow(@RequestBody Exchange.Following following, AgencyCaller caller) {
        return new Added(exchange.follow(caller.actor(), whole(following)));
    }

    @PostMapping("/subscriptions/end")
    ResponseEntity<Void> unfollow(@RequestBody Exchange.Following following, AgencyCaller caller) {
        exchange.unfollow(caller.actor(), whole(following));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/changes")
    ResponseEntity<Exchange.Changes> changes(@RequestBody ChangesAfter request, AgencyCaller caller) {
        Given.needed("agreement", request.agreement());
        return Answers.of(exchange.changes(caller.actor(), request.agreement(), request.after()));
    }

    private static Exchange.Following whole(Exchange.Following following) {
        Given.needed("agreement", following.agreement());
        Given.all("numbers", following.numbers());
        return following;
    }
}
