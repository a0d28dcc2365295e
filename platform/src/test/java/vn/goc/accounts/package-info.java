/** Tests of the room {@code accounts}. */
@NullMarked
package vn.goc.accounts;

import org.jspecify.annotations.NullMarked;
