package vn.goc.engine.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code state}: which size is durable. Eight slots of one sector each, written in turn and never grown, so that
 * a commit costs one data flush and a torn write spoils one slot only.
 *
 * <p>A slot: {@code "GOCLOG01"} ‖ u64 sequence ‖ u64 size ‖ u64 size up to which tiles are durable ‖ root (32) ‖ SHA-256
 * of those 64 bytes (32), then zeroes to 512 bytes. Slot = sequence mod 8. Written after the entries are durable: a
 * sound slot vouches for them.
 */
final class LogState implements AutoCloseable {
    static final int SLOTS = 8;
    static final int SLOT_BYTES = 512;
    private static final int SUMMED = 64;
    private static final long MAGIC = 0x474F434C4F473031L;

    private final Path file;
    private FileChannel channel;
    private long sequence;
    private boolean spoiled;
    private final ByteBuffer slot = ByteBuffer.allocateDirect(SLOT_BYTES);

    private LogState(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** What one slot says. */
    @SuppressWarnings("ArrayRecordComponent")
    record Mark(long sequence, long size, long tilesDurable, byte[] root) {}

    static LogState open(Path dir) throws IOException {
        Path file = dir.resolve("state");
        LogState state = new LogState(file, channel(file));
        state.sequence = state.latest().map(Mark::sequence).orElse(0L);
        state.spoiled = !whole(readAll(state.channel));
        if (state.channel.size() != (long) SLOTS * SLOT_BYTES) {
            byte[] kept = Arrays.copyOf(readAll(state.channel), SLOTS * SLOT_BYTES);
            state.channel.truncate(0);
            TileFiles.writeFully(state.channel, ByteBuffer.wrap(kept), 0);
            state.channel.force(true);
            TileFiles.forceDirectory(dir);
        }
        return state;
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** The newest sound slot. */
    Optional<Mark> latest() throws IOException {
        return marks(readAll(channel)).stream().max(Comparator.comparingLong(Mark::sequence));
    }

    /** True when a slot was neither sound nor unused at opening: the newest may be missing. */
    boolean spoiled() {
        return spoiled;
    }

    /** Durable when it returns. After a failure the next call opens the file again. */
    void write(long size, long tilesDurable, byte[] root) throws IOException {
        if (!channel.isOpen()) {
            channel = channel(file);
        }
        sequence++;
        slot.clear();
        slot.putLong(MAGIC)
                .putLong(sequence)
                .putLong(size)
                .putLong(tilesDurable)
                .put(root);
        byte[] summed = new byte[SUMMED];
        slot.get(0, summed);
        slot.put(Rfc6962.sha256(summed));
        while (slot.hasRemaining()) {
            slot.put((byte) 0);
        }
        slot.flip();
        TileFiles.writeFully(channel, slot, sequence % SLOTS * SLOT_BYTES);
        channel.force(false);
    }

    /** Every sound slot among these bytes of a state file. */
    static List<Mark> marks(byte[] bytes) {
        List<Mark> marks = new ArrayList<>();
        for (int at = 0; at + SLOT_BYTES <= bytes.length; at += SLOT_BYTES) {
            mark(bytes, at).ifPresent(marks::add);
        }
        return marks;
    }

    static Optional<Mark> mark(byte[] bytes, int at) {
        ByteBuffer in = ByteBuffer.wrap(bytes, at, SLOT_BYTES);
        long magic = in.getLong();
        long sequence = in.getLong();
        long size = in.getLong();
        long tilesDurable = in.getLong();
        byte[] root = new byte[Rfc6962.HASH_BYTES];
        in.get(root);
        byte[] sum = new byte[Rfc6962.HASH_BYTES];
        in.get(sum);
        boolean sound = magic == MAGIC
                && at / SLOT_BYTES == sequence % SLOTS
                && size >= 0
                && tilesDurable >= 0
                && tilesDurable <= size
                && Arrays.equals(sum, Rfc6962.sha256(Arrays.copyOfRange(bytes, at, at + SUMMED)));
        return sound ? Optional.of(new Mark(sequence, size, tilesDurable, root)) : Optional.empty();
    }

    private static boolean whole(byte[] bytes) {
        boolean whole = bytes.length == 0 || bytes.length == SLOTS * SLOT_BYTES;
        for (int at = 0; whole && at + SLOT_BYTES <= bytes.length; at += SLOT_BYTES) {
            whole = mark(bytes, at).isPresent()
                    || Arrays.equals(bytes, at, at + SLOT_BYTES, new byte[SLOT_BYTES], 0, SLOT_BYTES);
        }
        return whole;
    }

    private static byte[] readAll(FileChannel channel) throws IOException {
        int length = (int) Math.min(channel.size(), (long) SLOTS * SLOT_BYTES);
        ByteBuffer bytes = ByteBuffer.allocate(length);
        TileFiles.readFully(channel, bytes, 0);
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
