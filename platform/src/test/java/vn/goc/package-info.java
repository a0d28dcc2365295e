/** Tests of the whole platform: the house's rules, and journeys through it. */
@org.jspecify.annotations.NullMarked
package vn.goc;
