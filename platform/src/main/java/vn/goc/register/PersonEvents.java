package vn.goc.register;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;

/** Events by change number. */
@Service
public class PersonEvents {
    PersonEvents() {}

    public List<PersonEvent> ofChanges(Collection<Long> changeSeqs) {
        throw new UnsupportedOperationException();
    }
}
