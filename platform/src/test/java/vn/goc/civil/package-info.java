/** Tests of civil status: through the doors, and through the pages as an officer uses them. */
@NullMarked
package vn.goc.civil;

import org.jspecify.annotations.NullMarked;
