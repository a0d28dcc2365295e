package vn.goc.dossiers;

import java.time.LocalDate;
import java.util.UUID;
import vn.goc.World;
import vn.goc.accounts.Account;
import vn.goc.accounts.SignedIn;
import vn.goc.kernel.AreaCode;
import vn.goc.nation.Household;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.People;
import vn.goc.site.Session;
import vn.goc.site.Sessions;
import vn.goc.site.Texts;

/** Citizens of the test population with accounts, and officers of the communes they move to. */
final class Town {
    private Town() {}

    /** Somebody of a household of their own kind, who heads it or not. */
    static SyntheticPerson somebody(int members, boolean head) {
        Household household = People.household(members);
        return head ? household.members().getFirst() : household.members().getLast();
    }

    static Account citizen(SyntheticPerson person) {
        return SignedIn.citizen(People.id(person), person.name().full());
    }

    static Account officer(String commune) {
        String unit = World.get().door(Offices.class).code(new AreaCode(commune), LocalDate.now(Texts.ZONE));
        return SignedIn.officer("residence-officer", unit, "Công an phường Thử", commune);
    }

    static Session session(Account account) {
        return World.get().door(Sessions.class)
                .open(account.id(), account.actor(), account.name(), 3, "test")
                .session();
    }

    static UUID id(SyntheticPerson person) {
        return People.id(person);
    }
}
