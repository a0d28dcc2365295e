package vn.goc.verification;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.People;

/** Files handed in by tests, and waited for. */
final class Checked {
    private static final Verifications DOOR = World.get().door(Verifications.class);

    private Checked() {}

    static VerificationFile handIn(Actor actor, @Nullable String agreement, String csv) {
        return send(actor, new Handing(UUID.randomUUID().toString(), agreement, "register-upkeep", null), csv);
    }

    static VerificationFile send(Actor actor, Handing handing, String csv) {
        return DOOR.handIn(actor, handing, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    static VerificationFile ended(Actor actor, UUID id) {
        for (int i = 0; i < 1200; i++) {
            VerificationFile file = DOOR.file(actor, id);
            if (file.ended()) {
                return file;
            }
            pause();
        }
        throw new AssertionError("the file does not end: " + DOOR.file(actor, id));
    }

    /** The result's lines after its header. */
    static List<String> lines(Actor actor, UUID id) {
        return new String(DOOR.result(actor, id).value(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
    }

    /** Somebody who still has a former number. */
    static SyntheticPerson withOldNumber() {
        while (true) {
            SyntheticPerson head = People.household(1).head();
            if (head.oldNumber9() != null) {
                return head;
            }
        }
    }

    static String old(SyntheticPerson person) {
        return Objects.requireNonNull(person.oldNumber9());
    }

    /** Everybody of the test world, over and over. */
    static String rows(int count) {
        List<String> numbers = People.households().stream()
                .flatMap(household -> household.members().stream())
                .map(person -> person.number().digits() + "," + person.birth())
                .toList();
        var csv = new StringBuilder("number,birth.date\n");
        Stream.iterate(0, i -> i + 1)
                .limit(count)
                .forEach(i -> csv.append(numbers.get(i % numbers.size())).append('\n'));
        return csv.toString();
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
