/**
 * Residence (cư trú): households, who belongs to them, and moves (Law on Residence 68/2020/QH14).
 *
 * <p>owns: households and memberships; every person fact they imply is written by the register in the same transaction.
 * uses: site, places, codes, register. publishes: nothing of its own; moves are events of the register.
 * tables: residence.household, membership, move. pages: none yet.
 */
@NullMarked
package vn.goc.residence;

import org.jspecify.annotations.NullMarked;
