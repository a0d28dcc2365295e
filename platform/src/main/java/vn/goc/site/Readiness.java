package vn.goc.site;

import java.util.Optional;

/** One thing without which the server is not ready; {@code /readyz} and the operator's page ask each. */
public interface Readiness {
    /** A part as the operator's page shows it. */
    record State(String name, Optional<String> trouble) {}

    /** One number of the running server, named as {@code /metrics} names it. */
    record Reading(String name, long value) {}

    String part();

    /** Empty when ready, else one English sentence for the operator, without personal data. */
    Optional<String> trouble();
}
