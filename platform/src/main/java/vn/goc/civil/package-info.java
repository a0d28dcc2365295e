/**
 * Civil status (hộ tịch): the electronic civil-status book, its acts and what is issued from it (Law 60/2014/QH13).
 *
 * <p>owns: books and their numbers, records of birth, death and marriage, issued certificates and extracts; every person
 * fact they imply is written by the register in the same transaction. uses: site, ledger, law, places, codes, papers,
 * register. publishes: nothing of its own; acts are events of the register. tables: civil.book, record, party, live, issue.
 * pages: /civil, /civil/birth, /civil/death, /civil/marriage, /civil/search, /civil/records/{id}, /me/papers.
 */
@NullMarked
package vn.goc.civil;

import org.jspecify.annotations.NullMarked;
