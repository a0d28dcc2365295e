package vn.goc.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;
import vn.goc.kernel.PersonalNumber;
import vn.goc.ledger.Disclosed;

/** Reading persons. */
@Service
public class Persons {
    Persons() {}

    public Disclosed<PersonView> own(Access access, List<String> fields, String via) {
        throw new UnsupportedOperationException();
    }

    public Disclosed<Optional<PersonView>> find(Access access, PersonalNumber number, List<String> fields, String via) {
        throw new UnsupportedOperationException();
    }

    public Disclosed<Optional<PersonView>> find(Access access, UUID person, List<String> fields, String via) {
        throw new UnsupportedOperationException();
    }

    public Disclosed<List<PersonView>> query(Access access, PersonQuery query, List<String> fields, String via) {
        throw new UnsupportedOperationException();
    }

    public Disclosed<Verification> verify(Access access, PersonalNumber number, Map<String, String> claims, String via) {
        throw new UnsupportedOperationException();
    }

    public Disclosed<Optional<PersonView>> asOf(
            Access access, PersonalNumber number, LocalDate validOn, Instant knownAt, List<String> fields, String via) {
        throw new UnsupportedOperationException();
    }

    public Disclosed<Explanation> explain(Access access, UUID person, String field, String via) {
        throw new UnsupportedOperationException();
    }

    public Optional<UUID> idOf(PersonalNumber number) {
        throw new UnsupportedOperationException();
    }

    public Optional<PersonalNumber> numberOf(UUID person) {
        throw new UnsupportedOperationException();
    }

    public Optional<String> nameOf(UUID person) {
        throw new UnsupportedOperationException();
    }
}
