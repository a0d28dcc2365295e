package vn.goc.catalogue;

import java.util.Set;

/** The register's paths that forms may bind to, as the register writes them. */
final class RegisterPaths {
    private static final Set<String> PATHS = Set.of(
            "name", "number", "birth.date", "sex", "residence.permanent", "residence.permanentSince", "household.code",
            "household.relation", "household.head", "contact.phone", "contact.email");

    private RegisterPaths() {}

    static boolean known(String path) {
        return PATHS.contains(path);
    }
}
