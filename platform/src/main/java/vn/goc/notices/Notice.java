package vn.goc.notices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One notice (thông báo) in somebody's inbox.
 *
 * @param id grows; a page of older notices begins before it
 * @param link a place on the site where the reader goes on; null for none
 * @param readAt null while unread
 */
public record Notice(
        long id,
        String subjectVi,
        String subjectEn,
        String bodyVi,
        String bodyEn,
        @Nullable String link,
        Instant createdAt,
        @Nullable Instant readAt) {

    /**
     * What a room writes; both languages are complete.
     *
     * @param subjectVi at most 200 characters; the deadline, if any, stands in it
     * @param bodyVi at most 4,000 characters, plain text
     * @param link begins with one slash; null for none
     */
    public record Draft(
            String subjectVi,
            String subjectEn,
            String bodyVi,
            String bodyEn,
            @Nullable String link) {}

    public boolean unread() {
        return readAt == null;
    }
}
