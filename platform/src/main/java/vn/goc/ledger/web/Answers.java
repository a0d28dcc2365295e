package vn.goc.ledger.web;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Receipt;

/**
 * How a disclosed answer leaves: never cached, with {@code Goc-Receipt}, where its journal rows stand, and {@code
 * Goc-Promise}, the log's signed promises; both comma by comma, for the first 20 rows.
 */
public final class Answers {
    private static final int MOST_IN_HEADER = 20;

    private Answers() {}

    public static <T> ResponseEntity<T> of(Disclosed<T> answer) {
        var response = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (!answer.receipts().isEmpty()) {
            response.header("Goc-Receipt", each(answer, Receipt::id));
            response.header("Goc-Promise", each(answer, Receipt::promiseHeader));
        }
        return response.body(answer.value());
    }

    private static String each(Disclosed<?> answer, Function<Receipt, String> part) {
        return answer.receipts().stream().limit(MOST_IN_HEADER).map(part).collect(Collectors.joining(", "));
    }
}
