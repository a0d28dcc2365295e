/** Pages of residence: a citizen's own household. */
@NullMarked
package vn.goc.residence.web;

import org.jspecify.annotations.NullMarked;
