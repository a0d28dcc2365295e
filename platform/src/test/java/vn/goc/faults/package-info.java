/**
 * Kills, damages and starves real servers: what promises durability must keep it. Every case runs 3 times in {@code test}
 * and 50 times in {@code faults} (environment {@code GOC_FAULTS}); seeds are printed.
 */
@NullMarked
package vn.goc.faults;

import org.jspecify.annotations.NullMarked;
