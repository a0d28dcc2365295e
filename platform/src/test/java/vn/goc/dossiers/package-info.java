/** Tests of dossiers: through the pages as a citizen and an officer use them, and through the doors. */
@NullMarked
package vn.goc.dossiers;

import org.jspecify.annotations.NullMarked;
