package vn.goc.residence.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.kernel.Access;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.web.Answers;
import vn.goc.places.Addresses;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;
import vn.goc.residence.Absences;
import vn.goc.residence.Counter;
import vn.goc.residence.Ground;
import vn.goc.residence.Heads;
import vn.goc.residence.Household;
import vn.goc.residence.Move;
import vn.goc.residence.Occupants;
import vn.goc.residence.Presents;
import vn.goc.residence.RemovalGround;
import vn.goc.residence.Removals;
import vn.goc.residence.Residences;
import vn.goc.residence.Stay;
import vn.goc.residence.Stays;
import vn.goc.residence.Temporaries;
import vn.goc.site.Given;
import vn.goc.site.Session;
import vn.goc.site.SiteError;
import vn.goc.site.Texts;

/**
 * Acts of residence for programs that hold an officer's session; notices of stays also for a lodging's own. All POST: no
 * personal data in addresses. The answer of an act is the numbers of its changes, the same when it is sent again.
 */
@RestController
@RequestMapping("/api/residence")
class ResidenceApi {
    private static final String VIA = "api";
    private static final String OFFICER = "residence-officer";

    private final Acting acting;
    private final Residences residences;
    private final Heads heads;
    private final Occupants occupants;
    private final Stays stays;
    private final Counter counter;
    private final Persons persons;
    private final Addresses addresses;

    /** The doors that change one person's periods. */
    @org.springframework.stereotype.Component
    record Acting(Temporaries temporaries, Absences absences, Presents presents, Removals removals) {}

    ResidenceApi(
            Acting acting,
            Residences residences,
            Heads heads,
            Occupants occupants,
            Stays stays,
            Counter counter,
            Persons persons,
            Addresses addresses) {
        this.acting = acting;
        this.residences = residences;
        this.heads = heads;
        this.occupants = occupants;
        this.stays = stays;
        this.counter = counter;
        this.persons = persons;
        this.addresses = addresses;
    }

    /** Why: purpose, legal basis, case where the purpose needs one; and the dossier, whose act has one effect. */
    record Why(
            @Nullable String purpose,
            @Nullable String basis,
            @JsonProperty("case") @Nullable String caseCode,
            @Nullable String dossier,
            @Nullable String evidence) {}

    /**
     * @param commune code of today
     * @param line what comes before it
     */
    record Place(@Nullable String commune, @Nullable String line) {}

    record Temporary(
            @Nullable Why why,
            @Nullable List<String> numbers,
            @Nullable Place place,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record Extension(
            @Nullable Why why,
            @Nullable List<String> numbers,
            @Nullable LocalDate until) {}

    record Ending(
            @Nullable Why why,
            @Nullable List<String> numbers,
            @Nullable LocalDate on) {}

    /** @param kind {@code under-measures}, {@code under-education}, {@code state-duty} or {@code other} */
    record Absence(
            @Nullable Why why,
            @Nullable String number,
            @Nullable String kind,
            @Nullable String to,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record Return(
            @Nullable Why why,
            @Nullable String number,
            @Nullable LocalDate on) {}

    record Present(
            @Nullable Why why,
            @Nullable List<String> numbers,
            @Nullable Place place,
            @Nullable LocalDate from) {}

    /** @param relation code of list relation, to the head */
    record Related(@Nullable String number, @Nullable String relation) {}

    /** @param ground {@code death} … {@code demolished}, of Art. 24 clause 1 points a to i */
    record Removal(
            @Nullable Why why,
            @Nullable String number,
            @Nullable String ground,
            @Nullable LocalDate since,
            @Nullable LocalDate moment,
            @Nullable List<Related> staying) {}

    /** @param stated relations that cannot be derived, to the new head */
    record HeadChange(
            @Nullable Why why,
            @Nullable String newHead,
            @Nullable List<Related> stated,
            @Nullable LocalDate from) {}

    /** @param household to join; left out for a new one, whose head is among the movers */
    record Moving(
            @Nullable Why why,
            @Nullable List<Related> movers,
            @Nullable Place place,
            @Nullable String household,
            @Nullable LocalDate from,
            @Nullable List<Related> staying) {}

    record Lived(
            @Nullable Why why,
            @Nullable Place place,
            @Nullable LocalDate on) {}

    record History(@Nullable Why why, @Nullable String household) {}

    /** @param arrives day and time in Vietnam: 2026-11-24T21:30 */
    record Guest(
            @Nullable String key,
            @Nullable String name,
            @Nullable String paper,
            @Nullable String paperNumber,
            @Nullable String arrives,
            @Nullable LocalDate leaves,
            @Nullable String reason) {}

    /** One of: {@code lodging}, its code; {@code home}, permanent or temporary; {@code place} with {@code host}, of an officer. */
    record Notices(
            @Nullable String lodging,
            @Nullable String home,
            @Nullable Place place,
            @Nullable String host,
            @Nullable List<Guest> guests) {}

    record Lodging(
            @Nullable String agency,
            @Nullable String name,
            @Nullable Place place) {}

    record Came(
            @Nullable String number,
            @Nullable String name,
            @Nullable String birth) {}

    record Done(List<Long> changes) {}

    record Taken(List<Stay.Verdict> verdicts) {}

    record Code(String code) {}

    record People(List<Occupants.Occupant> people) {}

    @PostMapping("/temporary")
    Done temporary(Session session, @RequestBody Temporary asked) {
        Access access = access(session, asked.why());
        return new Done(acting.temporaries()
                .register(
                        access,
                        new Temporaries.Registration(
                                ids(access, asked.numbers()),
                                address(asked.place()),
                                Given.needed("from", asked.from()),
                                Given.needed("until", asked.until()),
                                ground(asked.why()))));
    }

    @PostMapping("/temporary/extend")
    Done extend(Session session, @RequestBody Extension asked) {
        Access access = access(session, asked.why());
        return new Done(acting.temporaries()
                .extend(
                        access,
                        new Temporaries.Extension(
                                ids(access, asked.numbers()),
                                Given.needed("until", asked.until()),
                                ground(asked.why()))));
    }

    @PostMapping("/temporary/end")
    Done end(Session session, @RequestBody Ending asked) {
        Access access = access(session, asked.why());
        return new Done(acting.temporaries()
                .end(
                        access,
                        new Temporaries.Ending(
                                ids(access, asked.numbers()), Given.needed("on", asked.on()), ground(asked.why()))));
    }

    @PostMapping("/absence")
    Done absence(Session session, @RequestBody Absence asked) {
        Access access = access(session, asked.why());
        return new Done(acting.absences()
                .declare(
                        access,
                        new Absences.Declaration(
                                id(access, asked.number()),
                                Absences.Kind.ofCode(Given.needed("kind", asked.kind())),
                                Given.needed("to", asked.to()),
                                Given.needed("from", asked.from()),
                                Given.needed("until", asked.until()),
                                ground(asked.why()))));
    }

    @PostMapping("/absence/end")
    Done back(Session session, @RequestBody Return asked) {
        Access access = access(session, asked.why());
        return new Done(acting.absences()
                .end(
                        access,
                        new Absences.Return(
                                id(access, asked.number()), Given.needed("on", asked.on()), ground(asked.why()))));
    }

    @PostMapping("/present")
    Done present(Session session, @RequestBody Present asked) {
        Access access = access(session, asked.why());
        return new Done(acting.presents()
                .declare(
                        access,
                        new Presents.Declaration(
                                ids(access, asked.numbers()),
                                address(asked.place()),
                                Given.needed("from", asked.from()),
                                ground(asked.why()))));
    }

    @PostMapping("/removal")
    Done removal(Session session, @RequestBody Removal asked) {
        Access access = access(session, asked.why());
        return new Done(acting.removals()
                .remove(
                        access,
                        new Removals.Removal(
                                id(access, asked.number()),
                                RemovalGround.ofCode(Given.needed("ground", asked.ground())),
                                asked.since(),
                                Given.needed("moment", asked.moment()),
                                movers(access, asked.staying()),
                                ground(asked.why()))));
    }

    @PostMapping("/head")
    Done head(Session session, @RequestBody HeadChange asked) {
        Access access = access(session, asked.why());
        Map<UUID, String> stated = new HashMap<>();
        movers(access, asked.stated()).forEach(mover -> stated.put(mover.person(), mover.relation()));
        return new Done(heads.change(
                access,
                new Heads.Change(
                        id(access, asked.newHead()), stated, Given.needed("from", asked.from()), ground(asked.why()))));
    }

    /** Permanent residence, a split at the same address, or joining a household. */
    @PostMapping("/move")
    Done move(Session session, @RequestBody Moving asked) {
        Access access = access(session, asked.why());
        List<Move.Mover> movers = movers(access, Given.all("movers", asked.movers()));
        Move.Target target = asked.household() != null
                ? new Move.JoinHousehold(asked.household())
                : new Move.NewHousehold(movers.stream()
                        .filter(mover -> mover.relation().equals(Household.HEAD))
                        .map(Move.Mover::person)
                        .findFirst()
                        .orElseGet(() -> new UUID(0, 0)));
        Ground ground = ground(asked.why());
        return new Done(residences.move(
                access,
                new Move(
                        movers,
                        address(asked.place()),
                        target,
                        Given.needed("from", asked.from()),
                        ground.dossier(),
                        ground.evidence(),
                        ground.basis(),
                        movers(access, asked.staying()))));
    }

    @PostMapping("/occupants")
    ResponseEntity<People> occupants(Session session, @RequestBody Lived asked) {
        Access access = access(session, asked.why());
        Place place = Given.needed("place", asked.place());
        return Answers.of(occupants
                .at(
                        access,
                        new AreaCode(Given.needed("place.commune", place.commune())),
                        Given.needed("place.line", place.line()),
                        Given.needed("on", asked.on()),
                        VIA)
                .map(People::new));
    }

    @PostMapping("/households/history")
    ResponseEntity<People> history(Session session, @RequestBody History asked) {
        Access access = access(session, asked.why());
        return Answers.of(occupants
                .history(access, Given.needed("household", asked.household()), VIA)
                .map(People::new));
    }

    /** A verdict for every row; whether the register knows a guest is in none. */
    @PostMapping("/stays")
    Taken stays(Session session, @RequestBody Notices asked) {
        List<Stay.Guest> guests = Given.all("guests", asked.guests()).stream()
                .map(ResidenceApi::guest)
                .toList();
        return new Taken(stays.report(session.actor(), where(asked), guests));
    }

    @PostMapping("/lodgings")
    Code lodging(Session session, @RequestBody Lodging asked) {
        session.requireRole(OFFICER);
        Place place = Given.needed("place", asked.place());
        return new Code(stays.registerLodging(
                session.actor(),
                Given.needed("agency", asked.agency()),
                Given.needed("name", asked.name()),
                Given.needed("place.commune", place.commune()),
                Given.needed("place.line", place.line())));
    }

    /** Opens a case for somebody who came, by number, name and birth date together. */
    @PostMapping("/counter")
    Code counter(Session session, @RequestBody Came came) {
        session.requireRole(OFFICER);
        return new Code(counter.receive(
                session.actor(),
                PersonalNumber.parse(Given.needed("number", came.number())),
                Given.needed("name", came.name()),
                Given.needed("birth", came.birth()),
                VIA));
    }

    private static Stay.Place where(Notices asked) {
        if (asked.lodging() != null) {
            return new Stay.Lodging(asked.lodging());
        }
        if (asked.home() != null) {
            return new Stay.Home(asked.home().equals("temporary"));
        }
        Place place = Given.needed("place", asked.place());
        return new Stay.At(
                Given.needed("place.commune", place.commune()),
                Given.needed("place.line", place.line()),
                Given.needed("host", asked.host()));
    }

    private static Stay.Guest guest(Guest row) {
        LocalDateTime arrives;
        try {
            arrives = LocalDateTime.parse(Given.needed("guests.arrives", row.arrives()));
        } catch (DateTimeParseException e) {
            throw Rejection.of(SiteError.WRONG_TYPE).with("field", "guests.arrives");
        }
        return new Stay.Guest(
                Given.needed("guests.key", row.key()),
                Given.needed("guests.name", row.name()),
                Given.needed("guests.paper", row.paper()),
                Given.needed("guests.paperNumber", row.paperNumber()),
                arrives,
                Given.needed("guests.leaves", row.leaves()),
                Given.needed("guests.reason", row.reason()));
    }

    private static Access access(Session session, @Nullable Why why) {
        session.requireRole(OFFICER);
        Why given = Given.needed("why", why);
        String named = Given.needed("why.purpose", given.purpose());
        Purpose purpose = Purpose.ofCode(named);
        if (purpose != Purpose.RESIDENCE_REGISTRATION && purpose != Purpose.REGISTER_UPKEEP) {
            throw Rejection.of(RegisterError.PURPOSE_UNKNOWN)
                    .with("purpose", Rejection.shorten(named))
                    .with("purposes", Purpose.RESIDENCE_REGISTRATION.code() + ", " + Purpose.REGISTER_UPKEEP.code());
        }
        return new Access(session.actor(), purpose, Given.needed("why.basis", given.basis()), given.caseCode());
    }

    private static Ground ground(@Nullable Why why) {
        Why given = Given.needed("why", why);
        return new Ground(
                Given.needed("why.dossier", given.dossier()),
                Given.needed("why.evidence", given.evidence()),
                Given.needed("why.basis", given.basis()));
    }

    private UUID address(@Nullable Place place) {
        Place given = Given.needed("place", place);
        return addresses.add(
                new AreaCode(Given.needed("place.commune", given.commune())),
                LocalDate.now(Texts.ZONE),
                Given.needed("place.line", given.line()));
    }

    private List<Move.Mover> movers(Access access, @Nullable List<Related> related) {
        List<Move.Mover> movers = new ArrayList<>();
        for (Related one : Objects.requireNonNullElse(related, List.<Related>of())) {
            movers.add(new Move.Mover(id(access, one.number()), Given.needed("relation", one.relation())));
        }
        return movers;
    }

    private List<UUID> ids(Access access, @Nullable List<String> numbers) {
        return Given.all("numbers", numbers).stream()
                .map(number -> id(access, number))
                .toList();
    }

    /** Nobody's number is refused as one that is not the officer's to see, and journaled. */
    private UUID id(Access access, @Nullable String number) {
        PersonalNumber parsed = PersonalNumber.parse(Given.needed("number", number));
        return persons.idOf(parsed)
                .orElseThrow(() -> persons.refused(
                        access,
                        List.of(parsed.digits()),
                        List.of("residence.permanent"),
                        VIA,
                        Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS)));
    }
}
