package vn.goc.site;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the frame, {@code goc.site.*}.
 *
 * @param data directory of everything that is not in the database: keys, ledger files, spool
 * @param origin scheme-less public address, which names the ledger and its key
 * @param sessionIdle a session ends after this long without a request
 * @param sessionLife a session ends after this long in any case
 * @param requestsAtOnce most requests served at once; more are answered 503 with Retry-After
 * @param node this server's name among several on one database
 */
@ConfigurationProperties("goc.site")
public record SiteSettings(
        Path data,
        @DefaultValue("localhost/goc") String origin,
        @DefaultValue("30m") Duration sessionIdle,
        @DefaultValue("12h") Duration sessionLife,
        @DefaultValue("256") int requestsAtOnce,
        @DefaultValue("node-1") String node) {
    public SiteSettings {
        if (requestsAtOnce < 1
                || sessionIdle.isNegative()
                || origin.contains(" ")
                || origin.contains("+")
                || node.isEmpty()
                || node.contains("#")) {
            throw new IllegalArgumentException("goc.site.*: a value is out of its range; see docs/configuration.md");
        }
    }
}
