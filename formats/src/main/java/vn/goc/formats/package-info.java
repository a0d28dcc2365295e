/**
 * Bytes to records and back: pure readers and writers of the formats Gốc exchanges, each strict, limited and fuzzed.
 *
 * <p>No I/O beyond the stream handed in, no framework, no clock. What does not fit the format is refused with its place.
 */
@NullMarked
package vn.goc.formats;

import org.jspecify.annotations.NullMarked;
