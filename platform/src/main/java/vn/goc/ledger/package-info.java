/**
 * The access journal: nothing is disclosed before it is durably logged, and anybody can check the log.
 *
 * <p>owns: journal rows (entry, opening), their numbers, the checkpoint, live cases against which purposes are checked.
 * uses: site; engine vn.goc.engine.ledger.
 * publishes: numbered changes, read by cursor.
 * tables: ledger.stream, entry, opening, pending, number_range, head, live_case.
 * pages: /log, /me/who-saw.
 */
@NullMarked
package vn.goc.ledger;

import org.jspecify.annotations.NullMarked;
