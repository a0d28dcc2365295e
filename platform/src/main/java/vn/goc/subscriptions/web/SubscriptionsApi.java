package vn.goc.subscriptions.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.web.Answers;
import vn.goc.provider.AgencyCaller;
import vn.goc.subscriptions.NewSubscription;
import vn.goc.subscriptions.News;
import vn.goc.subscriptions.Subscription;
import vn.goc.subscriptions.Subscriptions;
import vn.goc.subscriptions.SubscriptionsError;

/** The agencies' feed of changes, by access token. A cursor holds no personal data. */
@RestController
@RequestMapping("/api/subscriptions")
class SubscriptionsApi {
    private final Subscriptions subscriptions;

    SubscriptionsApi(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    record Listed(List<Subscription> subscriptions) {}

    /** 201 with the subscription; changes are given from now on. */
    @PostMapping
    ResponseEntity<Subscription> begin(@RequestBody NewSubscription wanted, AgencyCaller caller) {
        return ResponseEntity.status(HttpStatus.CREATED).body(subscriptions.begin(caller.actor(), wanted));
    }

    @GetMapping
    Listed list(AgencyCaller caller) {
        return new Listed(subscriptions.list(caller.actor()));
    }

    /** What is new, 10 events or {@code limit} up to 100; each with a receipt. */
    @GetMapping("/{id}/events")
    ResponseEntity<News> read(
            AgencyCaller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "10") int limit) {
        return Answers.of(subscriptions.read(caller.actor(), id(id), cursor, limit));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> end(AgencyCaller caller, @PathVariable String id) {
        subscriptions.end(caller.actor(), id(id));
        return ResponseEntity.noContent().build();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Rejection.of(SubscriptionsError.SUBSCRIPTION_UNKNOWN);
        }
    }
}
