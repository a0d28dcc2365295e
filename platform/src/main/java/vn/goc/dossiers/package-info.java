/**
 * Hồ sơ: from the citizen's form to the officer's decision.
 *
 * <p>Owns: drafts, dossiers with their append-only thread, papers, daily serials, answers to forms sent twice, the slips
 * CT04, CT05 and CT06. Uses: catalogue for the form and the version a dossier goes by, law for limits and due days,
 * places for units and addresses, codes, notices, register and residence for what is known and for the change an approval
 * makes, ledger for live cases. Publishes: nothing. Tables: {@code draft, dossier, dossier_event, attachment, serial,
 * submission}. Pages: {@code /}, {@code /dossiers…}, {@code /desk}, {@code /desk/dossiers/…}; {@code
 * /api/dossiers/{code}}.
 */
@NullMarked
package vn.goc.dossiers;

import org.jspecify.annotations.NullMarked;
