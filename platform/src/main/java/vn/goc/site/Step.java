package vn.goc.site;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One knot of a thread: a step of a form, an event of a dossier, a value of the past. Newest first in histories,
 * first step first in forms.
 *
 * @param state how the knot is drawn
 * @param title what happened, one short line
 * @param at when, if it has a time
 * @param by who or where, second line
 * @param text a sentence more
 * @param url where the link leads, together with {@code link}
 * @param link the link's words
 */
public record Step(
        State state,
        String title,
        @Nullable Instant at,
        @Nullable String by,
        @Nullable String text,
        @Nullable String url,
        @Nullable String link) {

    /** NEXT is still to come or past value, HALT waits for somebody. */
    public enum State {
        DONE,
        NOW,
        HALT,
        NEXT
    }

    public static Step done(String title) {
        return new Step(State.DONE, title, null, null, null, null, null);
    }

    public static Step now(String title) {
        return new Step(State.NOW, title, null, null, null, null, null);
    }

    public static Step halt(String title) {
        return new Step(State.HALT, title, null, null, null, null, null);
    }

    public static Step next(String title) {
        return new Step(State.NEXT, title, null, null, null, null, null);
    }

    public Step at(Instant when) {
        return new Step(state, title, when.truncatedTo(ChronoUnit.MILLIS), by, text, url, link);
    }

    public Step by(String whom) {
        return new Step(state, title, at, whom, text, url, link);
    }

    public Step saying(String sentence) {
        return new Step(state, title, at, by, sentence, url, link);
    }

    public Step linking(String to, String words) {
        return new Step(state, title, at, by, text, to, words);
    }
}
