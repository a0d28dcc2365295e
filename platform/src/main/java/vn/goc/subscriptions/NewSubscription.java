package vn.goc.subscriptions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agency's system wants to be told. Exactly one of {@code numbers}, {@code area}, {@code country} says of whom.
 *
 * @param purpose code of a purpose of the agreement; one that needs a case takes numbers only
 * @param kinds words of {@link ChangeKind}, each within the agreement
 * @param numbers 12 digits each
 * @param country everybody
 */
public record NewSubscription(
        @Nullable String agreement,
        @Nullable String purpose,
        @JsonProperty("case") @Nullable String caseCode,
        @Nullable List<String> kinds,
        @Nullable List<String> numbers,
        @Nullable String area,
        @Nullable Boolean country) {}
