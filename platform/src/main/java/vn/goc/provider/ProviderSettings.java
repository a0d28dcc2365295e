package vn.goc.provider;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access tokens, {@code goc.provider.*}.
 *
 * @param tokenLife how long an access token is good
 * @param tokensPerSecond most tokens one client is given in a second, steadily
 * @param tokensAtOnce how many it may take in one go
 * @param assertionLife how far ahead a client assertion may expire
 */
@ConfigurationProperties("goc.provider")
public record ProviderSettings(
        @DefaultValue("10m") Duration tokenLife,
        @DefaultValue("10") int tokensPerSecond,
        @DefaultValue("50") int tokensAtOnce,
        @DefaultValue("5m") Duration assertionLife) {
    public ProviderSettings {
        if (tokensPerSecond < 1 || tokensAtOnce < 1 || tokenLife.toMinutes() > 60 || tokenLife.toSeconds() < 30) {
            throw new IllegalArgumentException(
                    "goc.provider.*: a value is out of its range; see docs/configuration.md");
        }
    }
}
