package vn.goc.subscriptions;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of subscriptions, {@code goc.subscriptions.*}.
 *
 * @param perAgency most subscriptions of one agency
 * @param persons most persons of one subscription
 * @param poll how often this node looks for news while a page listens
 * @param heartbeat a stream says that it lives, and asks whether its session does, at least this often
 * @param perSession most streams of one session
 * @param streams most streams of this node
 */
@ConfigurationProperties("goc.subscriptions")
public record SubscriptionsSettings(
        @DefaultValue("50") int perAgency,
        @DefaultValue("10000") int persons,
        @DefaultValue("250ms") Duration poll,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("4") int perSession,
        @DefaultValue("2000") int streams) {
    public SubscriptionsSettings {
        if (perAgency < 1
                || persons < 1
                || persons > 100_000
                || poll.toMillis() < 10
                || heartbeat.toMillis() < 100
                || perSession < 1
                || streams < 1) {
            throw new IllegalArgumentException(
                    "goc.subscriptions.*: a value is out of its range; see docs/configuration.md");
        }
    }
}
