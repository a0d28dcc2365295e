/**
 * Data sharing with agencies: agreements, masked queries and verification under them, and a feed of changes.
 *
 * <p>owns: who may ask what for which purpose and until when; which persons an agency follows; the count of calls.
 * uses: site, ledger, register, provider.
 * publishes: nothing.
 * tables: exchange.agreement, subscription, call, agency_case.
 * pages: /agency, /api/exchange.
 */
@NullMarked
package vn.goc.exchange;

import org.jspecify.annotations.NullMarked;
