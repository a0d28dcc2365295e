package vn.goc.register;

import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;

/** Writing facts. */
@Service
public class Facts {
    Facts() {}

    public long change(Access access, UUID person, FactChange change) {
        throw new UnsupportedOperationException();
    }

    public long dispute(Access own, String field, String text) {
        throw new UnsupportedOperationException();
    }

    public long settle(Access access, UUID person, String field, String finding) {
        throw new UnsupportedOperationException();
    }
}
