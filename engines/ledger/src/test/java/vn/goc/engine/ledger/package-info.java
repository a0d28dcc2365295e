/** The log against the published vectors, against a plain recursive Merkle tree, and against crashes. */
@NullMarked
package vn.goc.engine.ledger;

import org.jspecify.annotations.NullMarked;
