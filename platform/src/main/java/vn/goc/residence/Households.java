package vn.goc.residence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Reading households. */
@Service
public class Households {
    Households() {}

    public Optional<Household> find(String code, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    public Optional<Household> findOf(UUID person, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    public Household of(UUID person, LocalDate on) {
        throw new UnsupportedOperationException();
    }

    public List<Household> listAt(UUID address, LocalDate on) {
        throw new UnsupportedOperationException();
    }
}
