package vn.goc.site;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every template knows of the request: language, place, who looks, the form token, the assets.
 *
 * @param path path with query, for coming back after a switch of language or a sign-in
 */
public record Page(
        String lang,
        String path,
        @Nullable Session session,
        List<NavItem> nav,
        Supplier<String> token,
        Assets assets,
        @Nullable LogHead logHead) {

    /** One entry of the main navigation; {@code count} 0 shows none. */
    public record NavItem(String href, String vi, String en, int count, boolean current) {}

    /** The newest checkpoint, for the footer. */
    public record LogHead(long size, String atShown) {
        /** Where the frame learns it from. */
        @FunctionalInterface
        public interface Source {
            Optional<LogHead> logHead();
        }
    }

    public boolean vietnamese() {
        return lang.equals("vi");
    }

    /** The text in the reader's language. Vietnamese is written first; English is complete. */
    public String say(String vi, String en) {
        return vietnamese() ? vi : en;
    }

    public String number(long value) {
        return Texts.number(value, vietnamese());
    }

    /** Link that changes the language and keeps the place. */
    public String langSwitchUrl() {
        String other = vietnamese() ? "en" : "vi";
        return "/lang/" + other + "?to=" + java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Hidden field {@code _csrf} of every form. Reading it marks the browser, so pages without forms set no cookie. */
    public String csrf() {
        return token.get();
    }

    public String asset(String name) {
        return assets.url(name);
    }

    /** {@code citizen}, {@code officer}, {@code registrar}, {@code leader}, {@code operator}, {@code agency}, or {@code visitor}. */
    public String audience() {
        return session == null ? "visitor" : Nav.audience(session.actor());
    }
}
