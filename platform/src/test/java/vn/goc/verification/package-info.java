/** Tests of files of claims. */
@NullMarked
package vn.goc.verification;

import org.jspecify.annotations.NullMarked;
