/**
 * Places in time: administrative units before and since 2025-07-01, what became what, addresses, boundaries.
 *
 * <p>owns: units keyed by (code, valid_from) because the reform used codes again; the edges of the reform, split units
 * kept ambiguous; addresses as rows with their own id, to which slices of persons point; boundaries as TopoJSON.
 * uses: site.
 * publishes: nothing.
 * tables: places.unit, unit_attribute, change, source, address.
 * pages: /api/places/units, /api/places/search, /api/places/successors, /places/geo.
 */
@NullMarked
package vn.goc.places;

import org.jspecify.annotations.NullMarked;
