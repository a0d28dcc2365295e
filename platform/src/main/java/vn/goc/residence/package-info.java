/**
 * Residence (cư trú): households, who belongs to them, moves, temporary residence, absence, present dwelling, stays, and
 * removal (Law on Residence 68/2020/QH14).
 *
 * <p>owns: households and memberships, periods of temporary residence and absence, notices of stays; every person fact
 * they imply is written by the register in the same transaction. uses: site, ledger, law, places, codes, notices,
 * register. publishes: nothing of its own; moves, registrations and endings are events of the register.
 * tables: residence.household, membership, move, temporary, absence, present, removal, act, counter, stay, stay_key,
 * lodging. pages: /me, /me/why, /me/report, /me/on, /me/household, /me/stays, /me/guests, /desk/search, /residence.
 */
@NullMarked
package vn.goc.residence;

import org.jspecify.annotations.NullMarked;
