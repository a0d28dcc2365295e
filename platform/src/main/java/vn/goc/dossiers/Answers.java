package vn.goc.dossiers;

import java.util.List;
import java.util.UUID;

/**
 * What a citizen declares on form CT01 (tờ khai thay đổi thông tin cư trú), step by step; empty texts are not answered
 * yet.
 *
 * @param movers who moves, the applicant first
 * @param commune code of the commune they move to
 * @param line house number, street or hamlet
 * @param since ISO day since when they live there
 * @param household {@code join} an existing one or form a {@code new} one
 * @param headNumber personal number of the head of the household joined
 * @param headName that head's name
 * @param tenure {@code own}, {@code family} or {@code rent}
 * @param staying where the head of the household they leave is among the movers: all who stay, with their relation to the
 *     one of them who heads it then
 */
public record Answers(
        List<Mover> movers,
        String commune,
        String line,
        String since,
        String household,
        String headNumber,
        String headName,
        String tenure,
        List<Mover> staying) {
    /** Relation code of a head of household (chủ hộ). */
    public static final String HEAD = "chu-ho";

    /**
     * Somebody who moves.
     *
     * @param person lifelong id; stays inside the house
     * @param relation code of the list {@code relation} to the head there; empty until answered
     */
    public record Mover(UUID person, String number, String name, String relation) {
        public Mover related(String code) {
            return new Mover(person, number, name, code);
        }
    }

    public Answers {
        movers = List.copyOf(movers);
        staying = List.copyOf(staying);
    }

    static Answers none() {
        return new Answers(List.of(), "", "", "", "", "", "", "", List.of());
    }

    public boolean joins() {
        return household.equals("join");
    }

    public List<UUID> persons() {
        return movers.stream().map(Mover::person).toList();
    }

    public Answers moving(List<Mover> who) {
        return new Answers(who, commune, line, since, household, headNumber, headName, tenure, staying);
    }

    public Answers to(String code) {
        return new Answers(movers, code, line, since, household, headNumber, headName, tenure, staying);
    }

    public Answers at(String addressLine, String sinceDay) {
        return new Answers(movers, commune, addressLine, sinceDay, household, headNumber, headName, tenure, staying);
    }

    public Answers joining(String number, String name) {
        return new Answers(movers, commune, line, since, "join", number, name, tenure, staying);
    }

    public Answers forming() {
        return new Answers(movers, commune, line, since, "new", "", "", tenure, staying);
    }

    public Answers holding(String kind) {
        return new Answers(movers, commune, line, since, household, headNumber, headName, kind, staying);
    }

    public Answers leaving(List<Mover> behind) {
        return new Answers(movers, commune, line, since, household, headNumber, headName, tenure, behind);
    }
}
