/** Tests of the room places. */
@org.jspecify.annotations.NullMarked
package vn.goc.places;
