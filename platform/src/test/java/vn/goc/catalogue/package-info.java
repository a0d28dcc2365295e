/** Tests of the catalogue. */
@NullMarked
package vn.goc.catalogue;

import org.jspecify.annotations.NullMarked;
