package vn.goc.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.site.Tx;

/** The inbox: what is put in is found, by its reader only. */
class NoticesTest {
    private final Notices notices = World.get().door(Notices.class);

    private static Notice.Draft draft(String subject) {
        return new Notice.Draft(subject, subject + " (en)", "Nội dung", "Body", "/dossiers/1");
    }

    @Test
    void a_notice_is_unread_until_it_is_opened() {
        UUID reader = UUID.randomUUID();
        notices.send(reader, draft("Hẹn trả mới"));
        assertThat(notices.unread(reader)).isEqualTo(1);
        long id = notices.list(reader, null, 10).getFirst().id();
        Notice opened = notices.open(reader, id);
        assertThat(opened.unread()).isFalse();
        assertThat(opened.subjectVi()).isEqualTo("Hẹn trả mới");
        assertThat(notices.unread(reader)).isZero();
    }

    @Test
    void a_notice_of_a_deed_that_was_rolled_back_was_never_sent() {
        UUID reader = UUID.randomUUID();
        Tx tx = World.get().door(Tx.class);
        assertThatThrownBy(() -> tx.write(Actor.system(), () -> {
                    notices.send(reader, draft("Đã duyệt"));
                    throw new IllegalStateException("the deed failed");
                }))
                .hasMessage("the deed failed");
        assertThat(notices.list(reader, null, 10)).isEmpty();
    }

    @Test
    void nobody_opens_or_marks_anothers_notice() {
        UUID reader = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        notices.send(reader, draft("Riêng tư"));
        long id = notices.list(reader, null, 10).getFirst().id();
        notices.markRead(other, id);
        assertThatThrownBy(() -> notices.open(other, id))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.refusal()).isEqualTo(NoticesError.UNKNOWN));
        assertThat(notices.unread(reader)).isEqualTo(1);
    }

    @Test
    void older_notices_follow_without_a_gap_or_a_repetition() {
        UUID reader = UUID.randomUUID();
        for (int i = 0; i < 25; i++) {
            notices.send(reader, draft("Thư " + i));
        }
        var first = notices.list(reader, null, 10);
        var second = notices.list(reader, first.getLast().id(), 10);
        var third = notices.list(reader, second.getLast().id(), 10);
        assertThat(first.getFirst().subjectVi()).isEqualTo("Thư 24");
        assertThat(second.getFirst().subjectVi()).isEqualTo("Thư 14");
        assertThat(third).hasSize(5).last().extracting(Notice::subjectVi).isEqualTo("Thư 0");
    }
}
