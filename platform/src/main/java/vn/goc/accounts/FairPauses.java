package vn.goc.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Rejection;

/**
 * Who has to wait before trying again, such that nobody can make somebody else wait:
 *
 * <ul>
 *   <li>a known device waits on its own wrong tries only, never on what others do with the same login;
 *   <li>an unknown device waits on the wrong tries that came from its network for the same login, and on those of its
 *       network for any login (spraying);
 *   <li>a login that many networks try is never closed: a right password from an unknown device still gets its code, up to
 *       a minute later, and the code's five tries stand;
 *   <li>who knows the password and keeps asking for codes without ever entering a right one waits, known device or not, each
 *       by its own device or network.
 * </ul>
 */
@Component
class FairPauses {
    private static final int KNOWN_FREE = 10;
    private static final int CODES_FREE = 5;
    private static final int CHALLENGES_FREE = 60;
    private static final int ATTACK = 10;
    private static final int LONGEST_CODE_DELAY = 60;

    private final Throttle throttle;
    private final AccountSettings settings;

    FairPauses(Throttle throttle, AccountSettings settings) {
        this.throttle = throttle;
        this.settings = settings;
    }

    /** One try at a password; exactly one of the endings has to be called. */
    record Try(String own, String network, String login, boolean known, Instant at) {}

    /** @throws Rejection accounts.paused */
    Try begin(String login, Client client, Optional<String> knownDevice, Instant now) {
        String network = "network|" + client.network();
        String own = knownDevice.map(device -> "device|" + device).orElse("own|" + login + "|" + client.network());
        boolean known = knownDevice.isPresent();
        require(own, known ? KNOWN_FREE : settings.freeTries(), now);
        if (!known) {
            try {
                require(network, settings.networkTries(), now);
            } catch (Rejection e) {
                throttle.giveBack(own, now);
                throw e;
            }
        }
        return new Try(own, network, "login|" + login, known, now);
    }

    void wrong(Try attempt) {
        throttle.enter(attempt.login, Integer.MAX_VALUE, attempt.at);
    }

    void right(Try attempt) {
        throttle.clear(attempt.own);
        if (!attempt.known) {
            throttle.giveBack(attempt.network, attempt.at);
        }
    }

    /** The house could not check it; nobody pays. */
    void neither(Try attempt) {
        throttle.giveBack(attempt.own, attempt.at);
        if (!attempt.known) {
            throttle.giveBack(attempt.network, attempt.at);
        }
    }

    /** How long a code to an unknown device is held back while the login is under attack from anywhere. */
    Duration codeDelay(Try attempt) {
        int tries = throttle.tries(attempt.login, attempt.at);
        if (attempt.known || tries < ATTACK) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Math.min(LONGEST_CODE_DELAY, 1L << Math.min(tries - ATTACK, 6)));
    }

    /** @throws Rejection accounts.paused after too many codes that were never entered right */
    void requireCode(UUID account, Client client, Optional<String> knownDevice, Instant now) {
        require(codeKey(account, client, knownDevice), CODES_FREE, now);
    }

    void codeRight(UUID account, Client client, Optional<String> knownDevice) {
        throttle.clear(codeKey(account, client, knownDevice));
    }

    /** @throws Rejection accounts.paused after too many passkey challenges from one network within seconds */
    void requireChallenge(Client client, Instant now) {
        require("challenge|" + client.network() + "|" + now.getEpochSecond() / 60, CHALLENGES_FREE, now);
    }

    private static String codeKey(UUID account, Client client, Optional<String> knownDevice) {
        return "code|" + account + "|" + knownDevice.orElse(client.network());
    }

    private void require(String key, int free, Instant now) {
        Duration pause = throttle.enter(key, free, now);
        if (!pause.isZero()) {
            throw Rejection.of(AccountsError.PAUSED).with("seconds", pause.toSeconds() + 1);
        }
    }
}
