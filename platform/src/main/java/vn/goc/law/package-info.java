/**
 * Dated law: which rule, limit or clock held on a day, the article that says so, and the working days of public bodies.
 *
 * <p>owns: the rules of {@code law/rules.csv} and the calendar of {@code law/holidays.csv}, both immutable in memory.
 * uses: site (settings, zone, page frame).
 * publishes: nothing.
 * tables: none; the files are the truth, and {@code goc.law.file} or {@code goc.law.calendar} may replace parts of them.
 * pages: /law, /api/law/rules, /api/law/due.
 */
@NullMarked
package vn.goc.law;

import org.jspecify.annotations.NullMarked;
