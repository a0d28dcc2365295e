/** Public pages on which anybody checks a paper; they tell the least that lets two copies be compared. */
@NullMarked
package vn.goc.papers.web;

import org.jspecify.annotations.NullMarked;
