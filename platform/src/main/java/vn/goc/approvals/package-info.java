/**
 * Four eyes: what one officer proposes, another decides, and until then nothing happens.
 *
 * <p>owns: proposals of acts that one person alone must not do (merging records, cancelling a number, unlocking the dead).
 * What an approved proposal does is its own room's work, in the transaction that takes the approval. uses: site.
 * publishes: nothing. tables: approvals.proposal. pages: none; the room whose act it is shows it.
 */
@NullMarked
package vn.goc.approvals;

import org.jspecify.annotations.NullMarked;
