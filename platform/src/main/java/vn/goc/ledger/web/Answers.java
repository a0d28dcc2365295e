package vn.goc.ledger.web;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Receipt;

/** How a disclosed answer leaves: never cached, with the ids of its journal rows and the log's promise for the first. */
public final class Answers {
    private static final int MOST_IN_HEADER = 20;

    private Answers() {}

    public static <T> ResponseEntity<T> of(Disclosed<T> answer) {
        var response = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (!answer.receipts().isEmpty()) {
            response.header(
                    "Goc-Receipt",
                    answer.receipts().stream()
                            .limit(MOST_IN_HEADER)
                            .map(Receipt::id)
                            .reduce((a, b) -> a + ", " + b)
                            .orElse(""));
            response.header("Goc-Promise", answer.receipts().getFirst().promiseHeader());
        }
        return response.body(answer.value());
    }
}
