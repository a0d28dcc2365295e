/** The room quality, tested through its pages and doors. */
@NullMarked
package vn.goc.quality;

import org.jspecify.annotations.NullMarked;
