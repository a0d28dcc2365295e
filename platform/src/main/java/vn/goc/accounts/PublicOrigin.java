package vn.goc.accounts;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where browsers and programs reach this house: the setting, or {@code http://localhost:PORT} of this very server. */
@Component
public class PublicOrigin {
    private final AccountSettings settings;
    private final Environment environment;

    PublicOrigin(AccountSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Scheme, host and port, without a slash at the end. */
    public String origin() {
        String set = settings.origin();
        return set.isEmpty() ? "http://localhost:" + environment.getRequiredProperty("local.server.port") : set;
    }

    /** The domain passkeys belong to (WebAuthn relying party id). */
    String rpId() {
        return settings.rpId().isEmpty() ? URI.create(origin()).getHost() : settings.rpId();
    }
}
