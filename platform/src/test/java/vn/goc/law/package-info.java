/** Tests of the room law. */
@org.jspecify.annotations.NullMarked
package vn.goc.law;
