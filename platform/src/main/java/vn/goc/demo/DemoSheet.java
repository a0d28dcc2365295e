package vn.goc.demo;

import java.util.List;
import java.util.Map;

/**
 * The demo's accounts as {@code start} prints them; kept in {@code demo.json} in the data directory, readable by its owner
 * alone.
 *
 * @param values names for scripts: client, secret, agreement, commune, mover, host …
 */
public record DemoSheet(List<Login> logins, Map<String, String> values) {
    /** One account; {@code phone} is where its one-time codes go. */
    public record Login(String role, String name, String login, String password, String unit, String phone) {}
}
