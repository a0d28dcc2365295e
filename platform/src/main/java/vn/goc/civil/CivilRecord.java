package vn.goc.civil;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act as it stands in the book (việc hộ tịch đã đăng ký). What is written in it is never altered.
 *
 * @param unit commune whose book it is, 5 digits
 * @param shown the number as it is written, {@code 12/2026}
 * @param late whether the time in which it should have been registered was over
 * @param data what was written, name → text: {@code child.name}, {@code mother.number} … ; codes with their Vietnamese names
 * @param supersededBy the act that took its place; null while it holds
 */
public record CivilRecord(
        UUID id,
        Act act,
        String unit,
        String unitName,
        int year,
        int number,
        String shown,
        LocalDate registeredOn,
        boolean late,
        String dossier,
        Map<String, String> data,
        String legalBasis,
        String officerName,
        Instant recorded,
        @Nullable UUID supersededBy,
        List<Party> parties) {
    /** Somebody of the register whom the act is about; role is {@code child, mother, father, deceased, husband, wife}. */
    public record Party(String role, UUID person) {}

    public CivilRecord {
        data = Map.copyOf(data);
        parties = List.copyOf(parties);
    }

    public String text(String name) {
        return data.getOrDefault(name, "");
    }

    public Optional<UUID> party(String role) {
        return parties.stream()
                .filter(party -> party.role().equals(role))
                .map(Party::person)
                .findFirst();
    }

    /** Whom it is about first: the child, the deceased, or both spouses. Parents only stand in it. */
    public List<UUID> subjects() {
        return parties.stream()
                .filter(party -> !party.role().equals("mother") && !party.role().equals("father"))
                .map(Party::person)
                .toList();
    }

    public List<UUID> persons() {
        return parties.stream().map(Party::person).distinct().toList();
    }
}
