/**
 * An append-only Merkle log on files: RFC 6962 hashes, kept and served as C2SP tiles, with signed checkpoints and proofs.
 *
 * <p>{@link vn.goc.engine.ledger.TileLog} is the log, {@link vn.goc.engine.ledger.Frontier} its right edge in memory,
 * {@link vn.goc.engine.ledger.Checkpoint} and {@link vn.goc.engine.ledger.SignedNote} what its operator signs,
 * {@link vn.goc.engine.ledger.Proofs} and {@link vn.goc.engine.ledger.TlogProof} what anybody can check. JDK only: the
 * module can be used alone. Sources: RFC 6962 §2, c2sp.org/tlog-tiles, signed-note, tlog-checkpoint, tlog-proof.
 */
@NullMarked
package vn.goc.engine.ledger;

import org.jspecify.annotations.NullMarked;
