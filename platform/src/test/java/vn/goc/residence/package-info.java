/** The room residence, tested through its doors. */
@NullMarked
package vn.goc.residence;

import org.jspecify.annotations.NullMarked;
