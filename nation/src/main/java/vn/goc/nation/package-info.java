/**
 * The synthetic nation: people and households who never lived, in Việt Nam's real communes, ages, sexes and surnames.
 *
 * <p>A plan (seed, number of people, day) gives the same people on any machine, in any locale and zone. Households come
 * one after another in constant memory; blocks of 64 can be made apart, in any order, and every parent and spouse named
 * is in the same household or in an earlier one of its block. All numbers begin with 000, so nobody real is meant.
 */
@NullMarked
package vn.goc.nation;

import org.jspecify.annotations.NullMarked;
