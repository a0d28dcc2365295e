package vn.goc.civil.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.civil.Births;
import vn.goc.civil.Deaths;
import vn.goc.civil.Evidence;
import vn.goc.civil.Marriages;
import vn.goc.civil.NewBirth;
import vn.goc.civil.NewDeath;
import vn.goc.civil.NewMarriage;
import vn.goc.civil.Registered;
import vn.goc.civil.Registrar;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sex;
import vn.goc.ledger.web.Answers;
import vn.goc.register.PersonView;
import vn.goc.site.Given;
import vn.goc.site.Session;
import vn.goc.site.SiteError;

/** The same acts as JSON, for the officer's own programs. 201 also when the same dossier is sent again. */
@RestController
class CivilApi {
    private final Births births;
    private final Deaths deaths;
    private final Marriages marriages;

    CivilApi(Births births, Deaths deaths, Marriages marriages) {
        this.births = births;
        this.deaths = deaths;
        this.marriages = marriages;
    }

    /** By number, or by name and year of birth. */
    record Parent(
            @Nullable String number,
            @Nullable String name,
            @Nullable Integer birthYear,
            @Nullable String ethnicity,
            @Nullable String nationality,
            @Nullable String residence) {
        NewBirth.Parent word() {
            return new NewBirth.Parent(
                    number == null ? null : PersonalNumber.parse(number),
                    orEmpty(name),
                    birthYear,
                    orEmpty(ethnicity),
                    orEmpty(nationality),
                    orEmpty(residence));
        }
    }

    /** {@code kind} is a code of the list birth-evidence or death-evidence. */
    record Proof(
            @Nullable String kind,
            @Nullable String number,
            @Nullable String sha256) {
        Evidence word() {
            return new Evidence(Given.needed("evidence.kind", kind), orEmpty(number), sha256);
        }
    }

    record Birth(
            @Nullable String dossier,
            @Nullable String name,
            @Nullable String sex,
            @Nullable String bornOn,
            @Nullable String birthPlace,
            @Nullable String birthPlaceText,
            @Nullable String origin,
            @Nullable String ethnicity,
            @Nullable String nationality,
            @Nullable Parent mother,
            @Nullable Parent father,
            @Nullable Proof evidence,
            @Nullable Integer birthOrder,
            @Nullable String surrogacy,
            @Nullable String declarant,
            @Nullable String relation,
            @Nullable List<String> confirmed,
            @Nullable String reason) {
        NewBirth word() {
            String given = Given.needed("sex", sex);
            if (!given.matches("[MF]")) {
                throw Rejection.of(SiteError.WRONG_TYPE).with("field", "sex");
            }
            return new NewBirth(
                    Given.needed("dossier", dossier),
                    new PersonName(Given.needed("name", name)),
                    Sex.ofCode(given),
                    PartialDate.parse(Given.needed("bornOn", bornOn)),
                    Given.needed("birthPlace", birthPlace),
                    Given.needed("birthPlaceText", birthPlaceText),
                    Given.needed("origin", origin),
                    Given.needed("ethnicity", ethnicity),
                    Given.needed("nationality", nationality),
                    mother == null ? null : mother.word(),
                    father == null ? null : father.word(),
                    Given.needed("evidence", evidence).word(),
                    Objects.requireNonNullElse(birthOrder, 0),
                    orEmpty(surrogacy),
                    new NewBirth.Declarant(Given.needed("declarant", declarant), Given.needed("relation", relation)),
                    Given.all("confirmed", Objects.requireNonNullElse(confirmed, List.<String>of())).stream()
                            .map(PersonalNumber::parse)
                            .toList(),
                    orEmpty(reason));
        }
    }

    record Death(
            @Nullable String dossier,
            @Nullable String number,
            @Nullable String diedOn,
            @Nullable String place,
            @Nullable String cause,
            @Nullable Proof evidence,
            @Nullable String declarant,
            @Nullable String relation) {}

    record Marriage(
            @Nullable String dossier,
            @Nullable String husband,
            @Nullable String wife,
            @Nullable Boolean bothSigned,
            @Nullable String papers) {}

    record Candidates(List<PersonView> persons) {}

    @PostMapping("/api/civil/births")
    ResponseEntity<Registered> birth(Session session, @RequestBody Birth birth) {
        return created(births.register(Registrar.of(session), birth.word()));
    }

    /** Children on record like this one; name their numbers in {@code confirmed} when they are others. */
    @PostMapping("/api/civil/births/candidates")
    ResponseEntity<Candidates> candidates(Session session, @RequestBody Birth birth) {
        return Answers.of(births.candidates(Registrar.of(session), birth.word()).map(Candidates::new));
    }

    @PostMapping("/api/civil/deaths")
    ResponseEntity<Registered> death(Session session, @RequestBody Death death) {
        var word = new NewDeath(
                Given.needed("dossier", death.dossier()),
                PersonalNumber.parse(Given.needed("number", death.number())),
                PartialDate.parse(Given.needed("diedOn", death.diedOn())),
                Given.needed("place", death.place()),
                Given.needed("cause", death.cause()),
                Given.needed("evidence", death.evidence()).word(),
                new NewBirth.Declarant(
                        Given.needed("declarant", death.declarant()), Given.needed("relation", death.relation())));
        return created(deaths.register(Registrar.of(session), word));
    }

    @PostMapping("/api/civil/marriages")
    ResponseEntity<Registered> marriage(Session session, @RequestBody Marriage marriage) {
        var word = new NewMarriage(
                Given.needed("dossier", marriage.dossier()),
                PersonalNumber.parse(Given.needed("husband", marriage.husband())),
                PersonalNumber.parse(Given.needed("wife", marriage.wife())),
                Boolean.TRUE.equals(marriage.bothSigned()),
                orEmpty(marriage.papers()));
        return created(marriages.register(Registrar.of(session), word));
    }

    private static ResponseEntity<Registered> created(Registered done) {
        return ResponseEntity.status(HttpStatus.CREATED).body(done);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
