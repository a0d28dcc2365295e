/**
 * Pages about persons: a citizen's own data and household, why each value is as it is, reporting an error; the officer's
 * search. They stand here and not with the register, which has forty files already.
 */
@NullMarked
package vn.goc.residence.web;

import org.jspecify.annotations.NullMarked;
