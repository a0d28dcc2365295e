/** Benchmarks: each row against a named baseline in the same run, interleaved, as it came out. */
@NullMarked
package vn.goc.bench;

import org.jspecify.annotations.NullMarked;
