/** Tests of papers. */
@org.jspecify.annotations.NullMarked
package vn.goc.papers;
