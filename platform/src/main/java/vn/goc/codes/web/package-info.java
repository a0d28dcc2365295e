/** Web doors of the code lists. */
@NullMarked
package vn.goc.codes.web;

import org.jspecify.annotations.NullMarked;
