package vn.goc.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.goc.World;
import vn.goc.kernel.Actor;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/** Tries to sign in go when the law's time is over, and not a day before. */
class AttemptRetentionTest {
    private static final Client CLIENT = Client.of("198.51.100.7", "Firefox", true, "");

    private final World world = World.get();
    private final AccountStore store = world.door(AccountStore.class);
    private final AttemptRetention retention = world.door(AttemptRetention.class);
    private final LocalDate today = LocalDate.now(Texts.ZONE);

    @Test
    void tries_at_an_account_are_kept_five_years_and_those_at_nobodys_login_ninety_days() {
        UUID account = UUID.randomUUID();
        note(account, "too-old", noon(today.minusYears(5).minusDays(1)));
        note(account, "still-kept", noon(today.minusYears(5).plusDays(1)));
        note(account, "of-today", Instant.now());
        byte[] login = login();
        note(null, login, "guess-old", noon(today.minusDays(91)));
        note(null, login, "guess-kept", noon(today.minusDays(89)));
        retention.purge();
        assertThat(store.attempts(account, 10)).extracting(Attempt::outcome).containsExactly("of-today", "still-kept");
        assertThat(outcomes(login)).containsExactly("guess-kept");
    }

    @Test
    void a_long_list_goes_in_batches_and_whole() {
        UUID account = UUID.randomUUID();
        Instant old = noon(today.minusYears(40));
        for (int i = 0; i < 25; i++) {
            note(account, "old", old.plus(Duration.ofMinutes(i)));
        }
        note(account, "kept", noon(today));
        Instant before = noon(today.minusYears(39));
        int once = world.door(Tx.class).write(Actor.system(), () -> store.purgeAttempts(before, 10));
        assertThat(once).as("no more than a batch in one statement").isEqualTo(10);
        assertThat(retention.purge(before, before, 10)).isEqualTo(15);
        assertThat(store.attempts(account, 50)).extracting(Attempt::outcome).containsExactly("kept");
    }

    private void note(UUID account, String outcome, Instant at) {
        store.note(account, login(), CLIENT, outcome, at);
    }

    private void note(@org.jspecify.annotations.Nullable UUID account, byte[] login, String outcome, Instant at) {
        store.note(account, login, CLIENT, outcome, at);
    }

    private List<String> outcomes(byte[] login) {
        return world.door(JdbcClient.class)
                .sql("select outcome from accounts.attempt where login = :login")
                .param("login", login)
                .query(String.class)
                .list();
    }

    private static byte[] login() {
        UUID random = UUID.randomUUID();
        return ByteBuffer.allocate(16)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(Texts.ZONE).toInstant();
    }
}
