/** Web doors of the ledger: checkpoint, tiles, receipts. */
@NullMarked
package vn.goc.ledger.web;

import org.jspecify.annotations.NullMarked;
