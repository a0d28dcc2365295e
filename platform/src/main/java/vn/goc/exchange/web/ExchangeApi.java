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
        return Answers.of(
                exchange.query(caller.actor(), ask).map((Optional<PersonView> p) -> new Found(p.orElse(null))));
    }

    @PostMapping("/persons/verify")
    ResponseEntity<Verification> verify(@RequestBody Exchange.Claim claim, AgencyCaller caller) {
        return Answers.of(exchange.verify(caller.actor(), claim));
    }

    @PostMapping("/subscriptions")
    Added follow(@RequestBody Exchange.Following following, AgencyCaller caller) {
        return new Added(exchange.follow(caller.actor(), following));
    }

    @PostMapping("/subscriptions/end")
    ResponseEntity<Void> unfollow(@RequestBody Exchange.Following following, AgencyCaller caller) {
        exchange.unfollow(caller.actor(), following);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/changes")
    ResponseEntity<Exchange.Changes> changes(@RequestBody ChangesAfter request, AgencyCaller caller) {
        return Answers.of(exchange.changes(caller.actor(), request.agreement(), request.after()));
    }
}
