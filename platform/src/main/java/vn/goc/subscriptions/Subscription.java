package vn.goc.subscriptions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Đăng ký nhận tin biến động: which kinds of changes an agency's system is told, and of whom.
 *
 * @param kinds words of {@link ChangeKind}
 * @param scope {@code persons}, {@code area} or {@code country}
 * @param area code of a province or commune; whoever leaves it or comes to it is told of too
 * @param persons how many are followed; 0 but in the scope of persons
 */
public record Subscription(
        UUID id,
        String agreement,
        String purpose,
        @Nullable String caseCode,
        List<String> kinds,
        String scope,
        @Nullable String area,
        int persons,
        Instant begunAt) {}
