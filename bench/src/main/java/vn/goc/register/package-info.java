/** The register's own SQL, for the row that measures it without the rest of the house. */
@NullMarked
package vn.goc.register;

import org.jspecify.annotations.NullMarked;
