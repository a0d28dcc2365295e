package vn.goc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who acts in the benchmark; kept as {@code bench.json} in the data directory.
 *
 * @param people how many the register was seeded with
 * @param officer sees the whole country; {@code leader} likewise on the map
 * @param citizens one for each caller of a citizen's steps
 */
public record Cast(int people, Login officer, Login leader, List<Login> citizens) {
    public static final String OFFICER_ROLE = "residence-officer";
    private static final String FILE = "bench.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An account; codes go to {@code phone}, which is nobody else's. */
    public record Login(String login, String password, String phone) {}

    static Optional<Cast> in(Path data) {
        Path file = data.resolve(FILE);
        return Files.exists(file) ? Optional.of(JSON.readValue(file, Cast.class)) : Optional.empty();
    }

    public void keep(Path data) throws IOException {
        Files.writeString(data.resolve(FILE), JSON.writeValueAsString(this));
    }
}
