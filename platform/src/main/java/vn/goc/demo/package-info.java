/**
 * What {@code start} adds to an empty register so that a country can be tried: the synthetic nation and accounts for each
 * audience. No room knows it; it only uses doors that people use.
 */
@NullMarked
package vn.goc.demo;

import org.jspecify.annotations.NullMarked;
