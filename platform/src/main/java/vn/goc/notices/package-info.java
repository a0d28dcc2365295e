/**
 * What Gốc tells people: an inbox on the site (hộp thư), SMS and e-mail.
 *
 * <p>owns: notices and outgoing messages; both are written in the transaction of the deed they tell of.
 * uses: site.
 * publishes: nothing.
 * tables: notices.notice, notices.outbox.
 * pages: /inbox, /demo/spool.
 */
@NullMarked
package vn.goc.notices;

import org.jspecify.annotations.NullMarked;
