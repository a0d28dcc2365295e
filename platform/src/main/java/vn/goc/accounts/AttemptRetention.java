package vn.goc.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Actor;
import vn.goc.law.Rule;
import vn.goc.law.Rules;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * How long tries to sign in are kept. Those at an account are its usage history (lịch sử sử dụng tài khoản), kept as the
 * law's rule {@value #RULE} says (Decree 69/2024/NĐ-CP: 5 years); those at a login that nobody has belong to no account
 * and are kept {@value #STRANGER_DAYS} days, enough to see who guessed.
 */
@Component
class AttemptRetention {
    static final String RULE = "account.usage.keep";
    static final int STRANGER_DAYS = 90;
    static final int BATCH = 5_000;
    private static final int MOST_BATCHES = 200;

    private final AccountStore store;
    private final Rules rules;
    private final Clock clock;
    private final Tx tx;

    AttemptRetention(AccountStore store, Rules rules, Clock clock, Tx tx) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
        this.tx = tx;
    }

    /** Deletes what is past its time, in short transactions; what is left after a million rows waits for the next hour. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    void purge() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
        purge(start(kept(rules.on(RULE, today), today)), start(today.minusDays(STRANGER_DAYS)), BATCH);
    }

    /** @return how many went */
    int purge(Instant ofAccounts, Instant ofStrangers, int batch) {
        int gone = 0;
        for (int i = 0; i < MOST_BATCHES; i++) {
            int deleted = tx.write(
                    Actor.system(),
                    () -> store.purgeAttempts(ofAccounts, batch) + store.purgeStrangers(ofStrangers, batch));
            gone += deleted;
            if (deleted == 0) {
                break;
            }
        }
        return gone;
    }

    /** The first day of which everything is kept. */
    private static LocalDate kept(Rule rule, LocalDate today) {
        return switch (rule.unit()) {
            case YEAR -> today.minusYears(rule.number());
            case MONTH -> today.minusMonths(rule.number());
            case DAY -> today.minusDays(rule.number());
            default -> throw new IllegalStateException("rule " + RULE + " counts no days, months or years");
        };
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Texts.ZONE).toInstant();
    }
}
