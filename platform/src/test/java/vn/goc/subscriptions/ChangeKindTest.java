package vn.goc.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.register.LifeStatus;
import vn.goc.register.PersonEvent;

class ChangeKindTest {
    @Test
    void a_record_that_is_found_no_more_is_removed_once() {
        assertThat(kind("merged", LifeStatus.LIVING, LifeStatus.MERGED)).isEqualTo(ChangeKind.RECORD_REMOVED);
        assertThat(kind("entered-in-error", LifeStatus.LIVING, LifeStatus.ERROR))
                .isEqualTo(ChangeKind.RECORD_REMOVED);
        assertThat(kind("changed", LifeStatus.ERROR, LifeStatus.ERROR)).isNull();
        assertThat(kind("merge-received", LifeStatus.LIVING, LifeStatus.LIVING)).isNull();
    }

    @Test
    void a_death_undone_is_news_and_a_new_number_is_none() {
        assertThat(kind("death-corrected", LifeStatus.DEAD, LifeStatus.LIVING)).isEqualTo(ChangeKind.DEATH_CORRECTED);
        assertThat(kind("died", LifeStatus.LIVING, LifeStatus.DEAD)).isEqualTo(ChangeKind.DIED);
        assertThat(kind("number-changed", LifeStatus.LIVING, LifeStatus.LIVING)).isNull();
    }

    private static @Nullable ChangeKind kind(String kind, LifeStatus was, LifeStatus is) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        var event = new PersonEvent(
                1,
                1,
                UUID.randomUUID(),
                kind,
                LocalDate.of(2026, 7, 1),
                Instant.EPOCH,
                nothing,
                nothing,
                counted(was),
                counted(is));
        return ChangeKind.of(event, true);
    }

    private static PersonEvent.Counted counted(LifeStatus status) {
        return new PersonEvent.Counted("19753", "46", "M", null, status);
    }
}
