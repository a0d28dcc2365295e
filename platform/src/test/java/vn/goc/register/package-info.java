/** The room register, tested through its doors. */
@NullMarked
package vn.goc.register;

import org.jspecify.annotations.NullMarked;
