/**
 * Statistics from the register as it is this second: the live population cube, what is published from it, the map.
 *
 * <p>owns: the cube in memory (commune × sex × year of age), releases for the public.
 * uses: register's head count and changes, places' units and boundaries, ledger's feed, site.
 * publishes: nothing.
 * tables: insight.release.
 * pages: /map, /map/{area}; API: /api/insight/map, /api/insight/pyramid.
 */
@NullMarked
package vn.goc.insight;

import org.jspecify.annotations.NullMarked;
