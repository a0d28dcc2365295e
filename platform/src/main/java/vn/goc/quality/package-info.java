/**
 * Keeping the register right: what citizens report is verified in time, two records of one person become one, and acts
 * that need two officers find the second.
 *
 * <p>owns: verification tasks with their deadline; how far the register's events have been told to those they concern.
 * uses: site, ledger, approvals, law, codes, notices, register, residence. publishes: nothing. tables: quality.task,
 * follow. pages: /quality.
 */
@NullMarked
package vn.goc.quality;

import org.jspecify.annotations.NullMarked;
