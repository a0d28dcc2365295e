package vn.goc.insight;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of statistics, {@code goc.insight.*}.
 *
 * @param poll how often the cube asks for new changes, 10 ms to 200 ms: a change is to be seen within a second
 * @param lag the server is not ready while the cube knows nothing newer than this
 */
@ConfigurationProperties("goc.insight")
record InsightSettings(
        @DefaultValue("100ms") Duration poll,
        @DefaultValue("10s") Duration lag) {
    InsightSettings {
        if (poll.toMillis() < 10 || poll.toMillis() > 200 || lag.compareTo(poll) <= 0) {
            throw new IllegalArgumentException("goc.insight.*: a value is out of its range; see docs/configuration.md");
        }
    }
}
