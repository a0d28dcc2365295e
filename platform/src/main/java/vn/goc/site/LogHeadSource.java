package vn.goc.site;

import java.util.Optional;

/** Where the frame learns the ledger's newest checkpoint from. */
public interface LogHeadSource {
    Optional<Page.LogHead> logHead();
}
