package vn.goc.residence;

import java.util.List;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;

/** Moving. */
@Service
public class Residences {
    Residences() {}

    public List<Long> move(Access access, Move move) {
        throw new UnsupportedOperationException();
    }
}
