package vn.goc.site;

import java.util.Optional;

/** One thing without which the server is not ready; {@code /readyz} and the operator's page ask each. */
public interface Readiness {
    String part();

    /** Empty when ready, else one English sentence for the operator, without personal data. */
    Optional<String> trouble();
}
