package vn.goc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Actor;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.places.Address;
import vn.goc.places.Addresses;
import vn.goc.site.Texts;

/** Finds people by the kinds of {@link PersonQuery}; never more than ten. */
@Component
class PersonSearch {
    private static final int MOST_HITS = 10;
    private static final int MOST_NUMBERS = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LEAST_BEFORE_STAR = 3;

    private final PersonStore store;
    private final Addresses addresses;
    private final Clock clock;

    PersonSearch(PersonStore store, Addresses addresses, Clock clock) {
        this.store = store;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** @throws Rejection {@code register.too-many-hits} and what is wrong with the question */
    List<PersonRow> list(Actor actor, Collection<UUID> known, PersonQuery query) {
        boolean dead = query.includeDead();
        int most = query instanceof PersonQuery.ByNumbers ? MOST_NUMBERS : MOST_HITS;
        List<PersonStore.Found> found = switch (query) {
            case PersonQuery.ByNumbers q ->
                store.list(actor, known, PersonStore.BY_NUMBERS, numbers(q.numbers()), dead, most + 1);
            case PersonQuery.ByNameAndBirth q ->
                store.list(
                        actor,
                        known,
                        PersonStore.BY_NAME_AND_BIRTH,
                        birth(q.birth()),
                        q.birth().toString(),
                        patterns(q.name()),
                        dead,
                        most + 1);
            case PersonQuery.ByNameAndCommune q ->
                store.list(
                        actor,
                        known,
                        PersonStore.BY_NAME_AND_COMMUNE,
                        q.commune().digits(),
                        patterns(q.name()),
                        dead,
                        most + 1);
            case PersonQuery.ByAddress q ->
                store.list(actor, known, PersonStore.BY_ADDRESS, addresses(q), dead, most + 1);
            case PersonQuery.ByHousehold q ->
                store.list(actor, known, PersonStore.BY_HOUSEHOLD, q.code(), dead, most + 1);
            case PersonQuery.ByParent q -> {
                String[] numbers = store.numbersOf(q.parent().digits()).toArray(String[]::new);
                yield store.list(actor, known, PersonStore.BY_PARENT, numbers, numbers, dead, most + 1);
            }
            case PersonQuery.ByAddressId q ->
                store.list(actor, known, PersonStore.BY_ADDRESS, new UUID[] {q.address()}, dead, most + 1);
        };
        if (found.size() > most) {
            throw Rejection.of(RegisterError.TOO_MANY_HITS).with("most", most);
        }
        return found.stream()
                .map(PersonStore.Found::row)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static String[] numbers(List<PersonalNumber> numbers) {
        if (numbers.isEmpty() || numbers.size() > MOST_NUMBERS) {
            throw Rejection.of(RegisterError.NUMBERS_SIZE).with("most", MOST_NUMBERS);
        }
        return numbers.stream().map(PersonalNumber::digits).toArray(String[]::new);
    }

    private static LocalDate birth(PartialDate birth) {
        if (!birth.full() && birth.month() != 0) {
            throw Rejection.of(RegisterError.BIRTH_MONTH_ALONE);
        }
        return birth.earliest();
    }

    private UUID[] addresses(PersonQuery.ByAddress query) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
        String line = PersonName.fold(query.line());
        return addresses.suggest(query.line(), query.commune(), today).stream()
                .filter(address -> PersonName.fold(address.line()).equals(line))
                .map(Address::id)
                .toArray(UUID[]::new);
    }

    /** One LIKE pattern a word, over {@code ' name key '}; every word must be there, in any order. */
    static String[] patterns(String name) {
        List<String> patterns = new ArrayList<>();
        boolean enough = false;
        if (name.length() <= LONGEST_NAME) {
            for (String word : PersonName.fold(name).split(" ")) {
                boolean open = word.endsWith("*");
                String letters = open ? word.substring(0, word.length() - 1) : word;
                boolean plain = letters.codePoints().allMatch(c -> Character.isLetter(c) || c == '\'' || c == '-');
                if (letters.isEmpty() || !plain || (open && letters.length() < LEAST_BEFORE_STAR)) {
                    throw Rejection.of(RegisterError.NAME_TOO_SHORT);
                }
                enough |= letters.length() >= 2;
                patterns.add("% " + letters + (open ? "%" : " %"));
            }
        }
        if (!enough) {
            throw Rejection.of(RegisterError.NAME_TOO_SHORT);
        }
        return patterns.toArray(String[]::new);
    }
}
