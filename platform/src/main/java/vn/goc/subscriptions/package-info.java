/**
 * The live feed of changes: an agency is told that something happened, to whom and from which day, never what.
 *
 * <p>owns: subscriptions of agencies, which change of a person is news, the signal to pages that something is new.
 * uses: site, ledger (order), register (events), exchange (agreements).
 * publishes: nothing; it hands on what the register published.
 * tables: subscriptions.subscription, person.
 * pages: /api/subscriptions, /events.
 */
@NullMarked
package vn.goc.subscriptions;

import org.jspecify.annotations.NullMarked;
