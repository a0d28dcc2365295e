package vn.goc.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row of {@code register.person}: the current document with the columns taken from it.
 *
 * @param recorded time of the last recording, or, read for a change, the time the change will take
 */
record PersonRow(UUID id, String commune, String province, LifeStatus status, ObjectNode doc, Instant recorded) {
    /** Key of the document under which verification is noted: path → since when. */
    static final String UNDER_VERIFICATION = "underVerification";

    @Nullable
    String text(String path) {
        var value = doc.get(path);
        return value == null ? null : value.asString();
    }

    PersonEvent.Counted counted() {
        String birth = text("birth.date");
        LocalDate latest =
                birth == null ? null : vn.goc.kernel.PartialDate.parse(birth).latest();
        String sex = text("sex");
        return new PersonEvent.Counted(commune, province, sex == null ? "" : sex, latest, status);
    }
}
