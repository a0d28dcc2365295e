/** Tests of the room {@code provider}. */
@NullMarked
package vn.goc.provider;

import org.jspecify.annotations.NullMarked;
