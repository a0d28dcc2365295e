package vn.goc.ledger.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.LedgerError;
import vn.goc.ledger.Receipts;

/** The public log as C2SP tlog-tiles serves it: checkpoint, tiles of hashes, and proofs for those who hold a receipt. */
@RestController
class LogApi {
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");

    private final Receipts receipts;

    LogApi(Receipts receipts) {
        this.receipts = receipts;
    }

    @GetMapping("/log/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(1)))
                .body(receipts.checkpoint().orElseThrow(() -> Rejection.of(LedgerError.RECEIPT_EARLY)));
    }

    @GetMapping("/log/vkey")
    ResponseEntity<String> vkey() {
        return ResponseEntity.ok().contentType(TEXT).body(receipts.vkey() + "\n");
    }

    @GetMapping("/log/tile/{*path}")
    ResponseEntity<byte[]> tile(@PathVariable String path) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(receipts.tile("tile" + path).orElseThrow(() -> Rejection.of(LedgerError.TILE_UNKNOWN)));
    }

    @GetMapping("/log/receipt/{id}")
    ResponseEntity<byte[]> receipt(@PathVariable String id) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noStore())
                .body(receipts.prove(id).proof());
    }
}
