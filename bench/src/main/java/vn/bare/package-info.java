/** The baseline of the HTTP rows, in a package that the platform's own scan for components does not reach. */
@NullMarked
package vn.bare;

import org.jspecify.annotations.NullMarked;
