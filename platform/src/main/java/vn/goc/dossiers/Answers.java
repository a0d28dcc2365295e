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
 * @param successor lifelong id of who heads the household they leave, where its head is among the movers and somebody
 *     stays; empty otherwise
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
        String successor) {
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
    }

    static Answers none() {
        return new Answers(List.of(), "", "", "", "", "", "", "", "");
    }

    public boolean joins() {
        return household.equals("join");
    }

    public List<UUID> persons() {
        return movers.stream().map(Mover::person).toList();
    }

    public Answers moving(List<Mover> who) {
        return new Answers(who, commune, line, since, household, headNumber, headName, tenure, successor);
    }

    public Answers to(String code) {
        return new Answers(movers, code, line, since, household, headNumber, headName, tenure, successor);
    }

    public Answers at(String addressLine, String sinceDay) {
        return new Answers(movers, commune, addressLine, sinceDay, household, headNumber, headName, tenure, successor);
    }

    public Answers joining(String number, String name) {
        return new Answers(movers, commune, line, since, "join", number, name, tenure, successor);
    }

    public Answers forming() {
        return new Answers(movers, commune, line, since, "new", "", "", tenure, successor);
    }

    public Answers holding(String kind) {
        return new Answers(movers, commune, line, since, household, headNumber, headName, kind, successor);
    }

    public Answers leavingTo(String person) {
        return new Answers(movers, commune, line, since, household, headNumber, headName, tenure, person);
    }
}
