package vn.goc.register;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;

/** What is taken out of a document into columns, to be found by. */
record PersonColumns(
        String number,
        String nameKey,
        @Nullable String address,
        String sex,
        @Nullable LocalDate birthEarliest) {
    static PersonColumns of(ObjectNode doc) {
        JsonNode address = doc.path("residence.permanent").get("address");
        String birth = text(doc, "birth.date");
        return new PersonColumns(
                Objects.requireNonNullElse(text(doc, "number"), ""),
                PersonName.fold(Objects.requireNonNullElse(text(doc, "name"), "")),
                address == null ? null : UUID.fromString(address.asString()).toString(),
                Objects.requireNonNullElse(text(doc, "sex"), "M"),
                birth == null ? null : PartialDate.parse(birth).earliest());
    }

    private static @Nullable String text(ObjectNode doc, String path) {
        JsonNode value = doc.get(path);
        return value == null ? null : value.asString();
    }
}
