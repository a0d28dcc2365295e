/** Tests of the room {@code notices}. */
@NullMarked
package vn.goc.notices;

import org.jspecify.annotations.NullMarked;
