/**
 * Pages about persons: a citizen’s own data, household, stays and guests, why each value is as it is, reporting an error; the
 * officer’s search and residence desk. They stand here and not with the register, which has forty files already.
 */
@NullMarked
package vn.goc.residence.web;

import org.jspecify.annotations.NullMarked;
