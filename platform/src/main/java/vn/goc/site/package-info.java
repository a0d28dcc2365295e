/**
 * The frame around every room: pages, languages, problems, sessions, headers, keys, transactions.
 *
 * <p>owns: how a request comes in and an answer leaves, who is signed in, how a refusal looks, the keys.
 * uses: nothing before it.
 * publishes: nothing.
 * tables: site.session.
 * pages: /, /lang, /errors, /healthz, /readyz, /metrics, /assets.
 */
@NullMarked
package vn.goc.site;

import org.jspecify.annotations.NullMarked;
