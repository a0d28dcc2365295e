package vn.goc.provider;

import java.util.Set;
import java.util.UUID;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;

/**
 * An agency's system that calls with a valid access token. A controller method that takes one refuses everybody else with
 * 401 and {@code WWW-Authenticate: Bearer}.
 *
 * @param actor kind AGENCY, id the client, agency and unit the agency's code and name, role {@code agency}, area {@code *}
 */
public record AgencyCaller(Actor actor, UUID client, Set<String> scopes) {
    /** @throws Rejection provider.scope-missing */
    public AgencyCaller requireScope(String scope) {
        if (!scopes.contains(scope)) {
            throw Rejection.of(ProviderError.SCOPE_MISSING).with("scope", scope);
        }
        return this;
    }
}
