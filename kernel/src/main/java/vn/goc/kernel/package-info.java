/**
 * Words every room uses: numbers, names, partial dates, areas, who acts and why, and how a request is refused.
 *
 * <p>No I/O, no framework, no clock: everything here is a value.
 */
@NullMarked
package vn.goc.kernel;

import org.jspecify.annotations.NullMarked;
