package vn.goc.provider.web;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.goc.provider.AgencyCaller;

/** Tells a system what its token stands for: the first call an agency's engineer makes. */
@RestController
class CallerApi {
    /** @param agency code of the agency */
    record Caller(UUID clientId, String agency, String agencyName, Set<String> scopes) {}

    @GetMapping("/api/caller")
    Caller caller(AgencyCaller caller) {
        return new Caller(
                caller.client(),
                String.valueOf(caller.actor().agency()),
                String.valueOf(caller.actor().unit()),
                new TreeSet<>(caller.scopes()));
    }
}
