/**
 * The national population register (CSDL quốc gia về dân cư): persons, numbers, facts in two times, events.
 *
 * <p>owns: every person fact of Law 26/2023/QH15 Art. 9 the platform holds, and is the only one to write them: event,
 * slices, current document and journal row in one transaction. uses: site, ledger, places, codes, nation (seeding only).
 * publishes: {@link vn.goc.register.PersonEvent}, found by change number and read in the ledger's order.
 * tables: register.person, person_number, person_event, fact, number_series, load.
 * pages: /api/register.
 */
@NullMarked
package vn.goc.register;

import org.jspecify.annotations.NullMarked;
