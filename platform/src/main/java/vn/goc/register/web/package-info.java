/** Pages of the register: a citizen's own data, why each value is as it is, reporting an error; the officer's search. */
@NullMarked
package vn.goc.register.web;

import org.jspecify.annotations.NullMarked;
