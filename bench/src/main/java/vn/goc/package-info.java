/** What the benchmarks start inside a JVM of its own: the platform with its doors, as its own {@code Server} starts it. */
@NullMarked
package vn.goc;

import org.jspecify.annotations.NullMarked;
