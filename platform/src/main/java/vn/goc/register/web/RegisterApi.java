package vn.goc.register.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.web.Answers;
import vn.goc.register.Explanation;
import vn.goc.register.Numbers;
import vn.goc.register.PersonQuery;
import vn.goc.register.PersonView;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;
import vn.goc.register.Verification;
import vn.goc.site.Given;
import vn.goc.site.Session;
import vn.goc.site.SiteError;

/**
 * Questions about persons. Each carries fields, purpose, legal basis and, where the purpose needs one, a case; each answer
 * carries {@code Goc-Receipt} (where its journal row stands) and {@code Goc-Promise} (the log's signed promise), comma by
 * comma for several persons.
 */
@RestController
class RegisterApi {
    private static final String VIA = "api";
    private static final int LONGEST_BASIS = 300;
    private static final String PURPOSES = Arrays.stream(Purpose.values())
            .filter(purpose -> purpose != Purpose.UNKNOWN)
            .map(Purpose::code)
            .collect(Collectors.joining(", "));

    private final Persons persons;
    private final Numbers numbers;
    private final Clock clock;

    RegisterApi(Persons persons, Numbers numbers, Clock clock) {
        this.persons = persons;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * Exactly one way to search: {@code number}; {@code numbers}; {@code oldNumber}; {@code name} with {@code birthDate} or
     * {@code commune}; {@code addressLine} with {@code commune}; {@code household}; {@code parent}.
     */
    record Query(
            @Nullable String number,
            @Nullable List<String> numbers,
            @Nullable String oldNumber,
            @Nullable String household,
            @Nullable String parent,
            @Nullable String name,
            @Nullable String birthDate,
            @Nullable String commune,
            @Nullable String addressLine,
            @Nullable Boolean includeDead,
            @Nullable List<String> fields,
            @Nullable String purpose,
            @Nullable String basis,
            @JsonProperty("case") @Nullable String caseCode) {}

    record Claimed(
            @Nullable String number,
            @Nullable Map<String, String> claims,
            @Nullable String purpose,
            @Nullable String basis,
            @JsonProperty("case") @Nullable String caseCode) {}

    /** {@code validOn} a day, {@code knownAt} a moment (ISO 8601 with offset); now where left out. */
    record Then(
            @Nullable String number,
            @Nullable LocalDate validOn,
            @Nullable Instant knownAt,
            @Nullable List<String> fields,
            @Nullable String purpose,
            @Nullable String basis,
            @JsonProperty("case") @Nullable String caseCode) {}

    /** @param field one path */
    record Asked(
            @Nullable String number,
            @Nullable String field,
            @Nullable String purpose,
            @Nullable String basis,
            @JsonProperty("case") @Nullable String caseCode) {}

    /**
     * @param values path → value; an address by its id
     * @param from first day of what is known: of the birth, or of the arrival
     * @param kind born or registered: newborn, or without a record until now
     * @param dossier the same one enters one person, however often it is sent
     */
    record New(
            @Nullable String registeredAt,
            @Nullable Map<String, String> values,
            @Nullable LocalDate from,
            @Nullable String kind,
            @Nullable String dossier,
            @Nullable String evidence,
            @Nullable String purpose,
            @Nullable String basis,
            @JsonProperty("case") @Nullable String caseCode) {}

    record Answer(List<PersonView> persons) {}

    record Entered(String number) {}

    @PostMapping("/api/register/query")
    ResponseEntity<Answer> query(Session session, @RequestBody Query query) {
        Access access = access(
                session, query.purpose(), query.basis(), query.caseCode(), numbers(query), orNone(query.fields()));
        List<String> fields = Given.all("fields", query.fields());
        if (query.number() != null && search(query) == 1) {
            return one(persons.find(access, PersonalNumber.parse(query.number()), fields, VIA));
        }
        if (query.oldNumber() != null && search(query) == 1) {
            return one(persons.findByOldNumber(access, PersonalNumber.bare(query.oldNumber()), fields, VIA));
        }
        return Answers.of(persons.query(access, words(query), fields, VIA).map(Answer::new));
    }

    @PostMapping("/api/register/verify")
    ResponseEntity<Verification> verify(Session session, @RequestBody Claimed claimed) {
        Access access = access(
                session,
                claimed.purpose(),
                claimed.basis(),
                claimed.caseCode(),
                Stream.ofNullable(claimed.number()).toList(),
                claimed.claims() == null ? List.of() : claimed.claims().keySet());
        PersonalNumber number = PersonalNumber.parse(Given.needed("number", claimed.number()));
        Map<String, String> claims = Given.all("claims", claimed.claims());
        return Answers.of(persons.verify(access, number, claims, VIA));
    }

    @PostMapping("/api/register/as-of")
    ResponseEntity<Answer> asOf(Session session, @RequestBody Then then) {
        Access access = access(
                session,
                then.purpose(),
                then.basis(),
                then.caseCode(),
                Stream.ofNullable(then.number()).toList(),
                orNone(then.fields()));
        PersonalNumber number = PersonalNumber.parse(Given.needed("number", then.number()));
        Instant now = clock.instant();
        LocalDate on =
                Objects.requireNonNullElseGet(then.validOn(), () -> LocalDate.ofInstant(now, vn.goc.site.Texts.ZONE));
        Instant known = Objects.requireNonNullElse(then.knownAt(), now);
        return one(persons.asOf(access, number, on, known, Given.all("fields", then.fields()), VIA));
    }

    /** Why a field has its value: every recording of it, newest first, each with event, evidence, article, unit and proof. */
    @PostMapping("/api/register/explain")
    ResponseEntity<Explanation> explain(Session session, @RequestBody Asked asked) {
        Access access = access(
                session,
                asked.purpose(),
                asked.basis(),
                asked.caseCode(),
                Stream.ofNullable(asked.number()).toList(),
                Stream.ofNullable(asked.field()).toList());
        PersonalNumber number = PersonalNumber.parse(Given.needed("number", asked.number()));
        return Answers.of(persons.explain(access, number, Given.needed("field", asked.field()), VIA));
    }

    /** Somebody who has no record enters the register; the answer is their number, 201 also when it is asked again. */
    @PostMapping("/api/register/persons")
    ResponseEntity<Entered> enter(Session session, @RequestBody New person) {
        Map<String, String> values = Given.all("values", person.values());
        Access access =
                access(session, person.purpose(), person.basis(), person.caseCode(), List.of(), values.keySet());
        var entering = new Numbers.NewPerson(
                new AreaCode(Given.needed("registeredAt", person.registeredAt())),
                values,
                Given.needed("from", person.from()),
                Numbers.NewPerson.Kind.ofWord(Given.needed("kind", person.kind())),
                Given.needed("dossier", person.dossier()),
                person.evidence(),
                access.legalBasis());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Entered(numbers.enter(access, entering).digits()));
    }

    private static int search(Query query) {
        return (int) Stream.of(
                        query.number(),
                        query.numbers(),
                        query.oldNumber(),
                        query.household(),
                        query.parent(),
                        query.name(),
                        query.addressLine())
                .filter(Objects::nonNull)
                .count();
    }

    private static PersonQuery words(Query query) {
        boolean dead = Boolean.TRUE.equals(query.includeDead());
        if (search(query) == 1) {
            if (query.numbers() != null && query.commune() == null && query.birthDate() == null) {
                return new PersonQuery.ByNumbers(
                        query.numbers().stream()
                                .map(number -> PersonalNumber.parse(Given.needed("numbers", number)))
                                .toList(),
                        dead);
            }
            boolean alone = query.commune() == null && query.birthDate() == null;
            if (query.household() != null && alone) {
                return new PersonQuery.ByHousehold(query.household(), dead);
            }
            if (query.parent() != null && alone) {
                return new PersonQuery.ByParent(PersonalNumber.parse(query.parent()), dead);
            }
            if (query.name() != null && query.birthDate() != null && query.commune() == null) {
                return new PersonQuery.ByNameAndBirth(query.name(), PartialDate.parse(query.birthDate()), dead);
            }
            if (query.name() != null && query.commune() != null && query.birthDate() == null) {
                return new PersonQuery.ByNameAndCommune(query.name(), new AreaCode(query.commune()), dead);
            }
            if (query.addressLine() != null && query.commune() != null && query.birthDate() == null) {
                return new PersonQuery.ByAddress(new AreaCode(query.commune()), query.addressLine(), dead);
            }
        }
        throw Rejection.of(RegisterError.QUERY_UNCLEAR)
                .with("parameter", "number, numbers, oldNumber, name, addressLine, household, parent");
    }

    /**
     * Who has the session asks; citizens ask about themselves on pages of their own, not here. Whether the purpose is the
     * asker's, the register decides; one that nobody has is journaled as refused for whom it was asked about.
     */
    private Access access(
            Session session,
            @Nullable String purpose,
            @Nullable String basis,
            @Nullable String caseCode,
            List<String> numbers,
            Collection<String> fields) {
        if (session.actor().kind() == Actor.Kind.CITIZEN) {
            throw Rejection.of(SiteError.NOT_YOURS);
        }
        String named = Given.needed("purpose", purpose);
        String ground = Given.needed("basis", basis);
        if (ground.length() > LONGEST_BASIS) {
            throw Rejection.of(RegisterError.BASIS_MISSING);
        }
        Purpose found = Purpose.ofCode(named);
        if (found == null || found == Purpose.UNKNOWN) {
            String code = caseCode == null ? null : Rejection.shorten(caseCode);
            throw persons.refused(
                    new Access(session.actor(), Purpose.UNKNOWN, ground, code),
                    numbers,
                    fields,
                    VIA,
                    Rejection.of(RegisterError.PURPOSE_UNKNOWN)
                            .with("purpose", Rejection.shorten(named))
                            .with("purposes", PURPOSES));
        }
        return new Access(session.actor(), found, ground, caseCode);
    }

    private static List<String> numbers(Query query) {
        return Stream.of(
                        Stream.ofNullable(query.number()),
                        Stream.ofNullable(query.oldNumber()),
                        orNone(query.numbers()).stream())
                .flatMap(asked -> asked)
                .toList();
    }

    private static List<String> orNone(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    private static ResponseEntity<Answer> one(Disclosed<Optional<PersonView>> disclosed) {
        if (disclosed.value().isEmpty()) {
            throw Rejection.of(RegisterError.NOT_FOUND_OR_NOT_YOURS);
        }
        return Answers.of(disclosed.map(found -> new Answer(found.stream().toList())));
    }
}
