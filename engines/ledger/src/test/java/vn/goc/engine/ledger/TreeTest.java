package vn.goc.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTest {
    private static final HexFormat HEX = HexFormat.of();

    /** The inputs and roots that implementations of RFC 6962 have shared since its reference code. */
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @TempDir(factory = MemoryDir.class)
    Path dir;

    @Test
    void published_roots_of_zero_to_eight_leaves_come_out() {
        List<byte[]> inputs = INPUTS.stream().map(HEX::parseHex).toList();
        for (int size = 0; size <= 8; size++) {
            Frontier frontier = Frontier.EMPTY.append(PlainTree.leaves(inputs.subList(0, size)));
            assertThat(HEX.formatHex(frontier.root())).as("size " + size).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void appending_one_by_one_or_in_any_batches_gives_the_same_edge() {
        List<byte[]> leaves = PlainTree.leaves(PlainTree.entries(1_000, 20, 7));
        Frontier whole = Frontier.EMPTY.append(leaves);
        Frontier parts = Frontier.EMPTY;
        Random random = new Random(8);
        while (parts.size() < leaves.size()) {
            int from = (int) parts.size();
            int to = Math.min(leaves.size(), from + 1 + random.nextInt(300));
            parts = parts.append(leaves.subList(from, to));
        }
        assertThat(parts.root()).isEqualTo(whole.root());
        assertThat(Frontier.EMPTY.size()).isZero();
    }

    @Test
    void every_proof_of_every_size_up_to_130_is_the_specified_one_and_verifies() throws Exception {
        List<byte[]> entries = PlainTree.entries(130, 40, 1);
        PlainTree plain = new PlainTree(entries);
        List<byte[]> roots = new ArrayList<>();
        for (int size = 0; size <= 130; size++) {
            roots.add(plain.root(0, size));
        }
        try (TileLog log = TileLog.open(dir)) {
            log.append(0, entries);
            for (int size = 0; size <= 130; size++) {
                assertThat(log.root(size)).isEqualTo(roots.get(size));
                for (int index = 0; index < size; index++) {
                    List<byte[]> proof = log.inclusionProof(index, size);
                    byte[] leaf = Rfc6962.leafHash(entries.get(index));
                    assertThat(proof).containsExactlyElementsOf(plain.inclusion(index, 0, size));
                    assertThat(Proofs.verifyInclusion(leaf, index, size, proof, roots.get(size)))
                            .isTrue();
                    int other = (index + 1) % size;
                    assertThat(size > 1 && Proofs.verifyInclusion(leaf, other, size, proof, roots.get(size)))
                            .isFalse();
                }
                for (int old = 0; old <= size; old++) {
                    List<byte[]> proof = log.consistencyProof(old, size);
                    if (old > 0) {
                        assertThat(proof).containsExactlyElementsOf(plain.consistency(old, 0, size, true));
                    }
                    assertThat(Proofs.verifyConsistency(old, size, proof, roots.get(old), roots.get(size)))
                            .isTrue();
                    assertThat(Proofs.verifyConsistency(old, size, proof, new byte[32], roots.get(size)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void random_proofs_in_a_log_of_70000_verify_and_spoiled_ones_do_not() {
        List<byte[]> entries = PlainTree.entries(70_000, 12, 2);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TileLog log = TileLog.open(dir)) {
            log.append(0, entries.subList(0, 65_536));
            log.append(65_536, entries.subList(65_536, 70_000));
            for (int i = 0; i < 2_000; i++) {
                long size = 1 + random.nextLong(70_000);
                long index = random.nextLong(size);
                byte[] leaf = Rfc6962.leafHash(entries.get((int) index));
                byte[] root = log.root(size);
                List<byte[]> proof = log.inclusionProof(index, size);
                assertThat(Proofs.verifyInclusion(leaf, index, size, proof, root))
                        .as("seed " + seed)
                        .isTrue();
                long old = random.nextLong(size + 1);
                List<byte[]> bridge = log.consistencyProof(old, size);
                assertThat(Proofs.verifyConsistency(old, size, bridge, log.root(old), root))
                        .as("seed " + seed)
                        .isTrue();
                if (!bridge.isEmpty()) {
                    bridge.get(random.nextInt(bridge.size()))[random.nextInt(32)] ^= 1;
                    assertThat(Proofs.verifyConsistency(old, size, bridge, log.root(old), root))
                            .as("seed " + seed)
                            .isFalse();
                    assertThat(Proofs.verifyConsistency(
                                    old, size, bridge.subList(1, bridge.size()), log.root(old), root))
                            .as("seed " + seed)
                            .isFalse();
                }
                if (!proof.isEmpty()) {
                    proof.get(random.nextInt(proof.size()))[random.nextInt(32)] ^= 1;
                    assertThat(Proofs.verifyInclusion(leaf, index, size, proof, root))
                            .as("seed " + seed)
                            .isFalse();
                }
            }
        }
    }
}
