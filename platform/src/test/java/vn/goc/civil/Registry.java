package vn.goc.civil;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import vn.goc.World;
import vn.goc.civil.NewBirth.Declarant;
import vn.goc.civil.NewBirth.Parent;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Refusal;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sex;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.People;
import vn.goc.site.Texts;

/** A civil-status office for tests, and people whom no other test takes. */
final class Registry {
    static final LocalDate TODAY = LocalDate.now(Texts.ZONE);
    static final String COMMUNE = "19753";
    private static final Set<Long> TAKEN = new HashSet<>();
    private static final Set<Long> LINES = new HashSet<>();
    private static final Map<Long, SyntheticPerson> ALL = new LinkedHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Registry() {}

    static Registrar registrar(String commune) {
        LocalDate today = TODAY;
        var offices = World.get().door(RegistryOffices.class);
        var unit = new AreaCode(commune);
        return new Registrar(
                new Actor(
                        Actor.Kind.OFFICER,
                        UUID.nameUUIDFromBytes(commune.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        offices.code(unit, today),
                        offices.name(unit, today),
                        "civil-officer",
                        commune),
                "Trần Thị Hộ Tịch");
    }

    static String dossier() {
        return "HT-T-" + NEXT.incrementAndGet();
    }

    /** Husband and wife, living, married to each other. */
    static synchronized List<SyntheticPerson> couple() {
        for (Household household : People.households()) {
            for (SyntheticPerson man : household.members()) {
                if (man.sex() == Sex.MALE
                        && man.spouseNo() != null
                        && man.birth().full()
                        && !TAKEN.contains(man.no())) {
                    SyntheticPerson woman = household.members().stream()
                            .filter(p -> p.no() == man.spouseNo())
                            .findFirst()
                            .orElseThrow();
                    TAKEN.add(man.no());
                    TAKEN.add(woman.no());
                    return List.of(man, woman);
                }
            }
        }
        throw new IllegalStateException("no couple left");
    }

    /** Somebody without a spouse, who is no kin of anybody given before. */
    static synchronized SyntheticPerson single(Sex sex, Predicate<SyntheticPerson> more) {
        if (ALL.isEmpty()) {
            People.households().forEach(h -> h.members().forEach(p -> ALL.put(p.no(), p)));
        }
        for (SyntheticPerson person : ALL.values()) {
            Set<Long> line = new HashSet<>();
            line(person.no(), 0, line);
            boolean fit = person.sex() == sex
                    && person.spouseNo() == null
                    && person.marital() == vn.goc.nation.Marital.SINGLE
                    && !TAKEN.contains(person.no())
                    && more.test(person);
            if (fit && line.stream().noneMatch(LINES::contains)) {
                TAKEN.add(person.no());
                LINES.addAll(line);
                return person;
            }
        }
        throw new IllegalStateException("nobody left");
    }

    private static void line(Long no, int steps, Set<Long> line) {
        line.add(no);
        SyntheticPerson person = ALL.get(no);
        if (person != null && steps < 5) {
            Stream.of(person.fatherNo(), person.motherNo())
                    .flatMap(Stream::ofNullable)
                    .forEach(parent -> line(parent, steps + 1, line));
        }
    }

    static boolean adult(SyntheticPerson person) {
        return person.birth().ageOn(TODAY) >= 21;
    }

    /** A child of a couple, born some days ago. */
    static NewBirth child(List<SyntheticPerson> parents, String name, int daysAgo) {
        return child(
                dossier(),
                name,
                TODAY.minusDays(daysAgo),
                Parent.of(parents.get(1).number()),
                Parent.of(parents.get(0).number()),
                "chung-sinh");
    }

    static NewBirth child(
            String dossier,
            String name,
            LocalDate bornOn,
            @org.jspecify.annotations.Nullable Parent mother,
            @org.jspecify.annotations.Nullable Parent father,
            String evidence) {
        return new NewBirth(
                dossier,
                new PersonName(name),
                Sex.FEMALE,
                PartialDate.of(bornOn),
                "46",
                "Bệnh viện Thử",
                "46",
                "01",
                "VNM",
                mother,
                father,
                new Evidence(evidence, "GCS-01", null),
                0,
                "",
                new Declarant("Lê Văn Đi Khai", "cha"),
                List.of(),
                "");
    }

    static NewDeath death(PersonalNumber number, String diedOn) {
        return new NewDeath(
                dossier(),
                number,
                PartialDate.parse(diedOn),
                "Tại nhà",
                "tuoi-gia",
                new Evidence("uy-ban", "BT-01", null),
                new Declarant("Lê Văn Đi Khai", "con"));
    }

    static void refused(Refusal refusal, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> Assertions.assertThat(r.refusal()).isEqualTo(refusal));
    }

    /** Runs calls at once; each gives what it returned, or the refusal it met. */
    static List<Object> atOnce(List<Callable<Registered>> calls) throws Exception {
        List<Object> out = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(calls.size())) {
            for (Future<Registered> done : pool.invokeAll(calls)) {
                try {
                    out.add(done.get());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof Rejection refused)) {
                        throw e;
                    }
                    out.add(refused.refusal());
                }
            }
        }
        return out;
    }
}
