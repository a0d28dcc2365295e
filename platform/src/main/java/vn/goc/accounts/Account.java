package vn.goc.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.Actor;

/**
 * An account (tài khoản định danh điện tử), without its secrets.
 *
 * @param person the register's lifelong id; null for officers
 * @param login 12-digit personal number for citizens, an e-mail-like name in small letters for officers
 * @param level 1 or 2 (mức độ định danh, Decree 69/2024/NĐ-CP Art. 6–7); 2 for officers
 * @param lockedAt null while the account is open
 */
public record Account(
        UUID id,
        Kind kind,
        @Nullable UUID person,
        String login,
        String name,
        @Nullable String role,
        @Nullable String agency,
        @Nullable String unit,
        @Nullable String area,
        @Nullable String phone,
        @Nullable String email,
        int level,
        Instant passwordAt,
        Instant trustedFrom,
        @Nullable Instant lockedAt,
        @Nullable String lockedWhy) {
    /** Whom the account is for; what an officer may do is their role's matter. */
    public enum Kind {
        CITIZEN,
        OFFICER
    }

    public boolean locked() {
        return lockedAt != null;
    }

    /** Who acts when the holder is signed in. */
    public Actor actor() {
        return person != null ? Actor.citizen(person) : new Actor(Actor.Kind.OFFICER, id, agency, unit, role, area);
    }

    /** Where a one-time code goes, as a reader may see it: the last three digits, or the first letter and the domain. */
    public String shownAddress() {
        if (phone != null) {
            return "•••• " + phone.substring(Math.max(0, phone.length() - 3));
        }
        String address = email == null ? "" : email;
        int at = address.indexOf('@');
        return at < 1 ? "•••" : address.charAt(0) + "•••" + address.substring(at);
    }
}
