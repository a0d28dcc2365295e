/**
 * Files of claims checked against the register, tens of thousands of rows at once: yes or no, never a value.
 *
 * <p>owns: files handed in, how far they are, their verdicts until these are deleted.
 * uses: site, ledger, register, residence (purposes of officers), provider, exchange.
 * publishes: nothing.
 * tables: verification.file, part.
 * pages: /verification, /api/verification/files.
 */
@NullMarked
package vn.goc.verification;

import org.jspecify.annotations.NullMarked;
