package vn.goc.accounts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strictly people sign in, {@code goc.accounts.*}.
 *
 * @param origin where browsers reach the site, e.g. {@code https://goc.gov.vn}; empty means {@code http://localhost:PORT}
 * @param rpId domain that passkeys belong to; empty means the host of the origin
 * @param hashMemoryKib memory of one Argon2id hash, KiB
 * @param hashPasses its iterations
 * @param hashesAtOnce hashes computed at once, so that sign-ins cannot take the machine; 0 means one a processor
 * @param codeLife how long a one-time code is good
 * @param deviceLife how long a device stays known
 * @param freeTries wrong passwords from one network for one login before pauses begin
 * @param longestPause the longest of the doubling pauses
 * @param networkTries wrong passwords from one network, whatever the login, before pauses begin
 */
@ConfigurationProperties("goc.accounts")
public record AccountSettings(
        @DefaultValue("") String origin,
        @DefaultValue("") String rpId,
        @DefaultValue("19456") int hashMemoryKib,
        @DefaultValue("2") int hashPasses,
        @DefaultValue("0") int hashesAtOnce,
        @DefaultValue("5m") Duration codeLife,
        @DefaultValue("180d") Duration deviceLife,
        @DefaultValue("4") int freeTries,
        @DefaultValue("15m") Duration longestPause,
        @DefaultValue("100") int networkTries) {
    public AccountSettings {
        boolean hash = hashMemoryKib >= 7168 && hashMemoryKib <= 262_144 && hashPasses >= 1 && hashPasses <= 10;
        boolean tries = freeTries >= 1 && networkTries >= freeTries && !longestPause.isNegative();
        if (!hash || !tries || codeLife.toSeconds() < 60 || codeLife.toMinutes() > 15 || hashesAtOnce < 0) {
            throw new IllegalArgumentException(
                    "goc.accounts.*: a value is out of its range; see docs/configuration.md");
        }
    }
}
