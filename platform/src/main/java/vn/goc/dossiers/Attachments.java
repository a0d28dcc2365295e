package vn.goc.dossiers;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.catalogue.ProcedureVersion.Paper;
import vn.goc.formats.UploadKind;
import vn.goc.formats.UploadName;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;

/** Takes files in: told by their bytes, named harmlessly, hashed; nothing of a refused one is kept. */
@Component
class Attachments {
    private static final int MEGABYTE = 1 << 20;

    private final AttachmentStore store;
    private final Clock clock;

    Attachments(AttachmentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A file as a browser sent it. */
    record Sent(String name, byte[] content) {}

    /** A file that was looked at and may be kept. */
    record Fit(Sent file, UploadKind kind) {}

    /** @throws Rejection upload.* */
    Fit examine(Paper paper, Sent file) {
        return new Fit(file, UploadKind.check(file.content(), paper.megabytes() * MEGABYTE));
    }

    /**
     * Keeps a file, in the caller's transaction.
     *
     * @param kind code of the list {@code document}; one the paper does not know becomes its first
     * @throws Rejection dossiers.papers-full
     */
    Attachment keep(UUID holder, Paper paper, String kind, Fit fit) {
        long there = store.list(holder).stream()
                .filter(kept -> kept.paper().equals(paper.id()))
                .count();
        if (there >= paper.most()) {
            throw Rejection.of(DossiersError.PAPERS_FULL).with("most", paper.most());
        }
        byte[] content = fit.file().content();
        var attachment = new Attachment(
                UUID.randomUUID(),
                paper.id(),
                paper.kinds().contains(kind) ? kind : paper.kinds().getFirst(),
                UploadName.tidy(fit.file().name(), fit.kind()),
                fit.kind().mediaType(),
                content.length,
                Sha256.hex(content),
                clock.instant());
        store.add(holder, attachment, content);
        return attachment;
    }

    List<Attachment> list(UUID holder) {
        return store.list(holder);
    }

    void drop(UUID holder, UUID id) {
        store.drop(holder, id);
    }

    byte[] content(UUID holder, UUID id) {
        return store.content(holder, id).orElseThrow(() -> Rejection.of(DossiersError.PAPER_UNKNOWN));
    }

    static Paper paper(ProcedureVersion version, String id) {
        return version.papers().stream()
                .filter(paper -> paper.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Rejection.of(DossiersError.PAPER_UNKNOWN));
    }
}
