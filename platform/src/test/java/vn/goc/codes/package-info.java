/** Tests of the room codes. */
@org.jspecify.annotations.NullMarked
package vn.goc.codes;
