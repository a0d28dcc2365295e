/** The story lived in a real browser. */
@org.jspecify.annotations.NullMarked
package vn.goc.journey;
