package vn.goc.site.web;

import jakarta.servlet.http.HttpServletResponse;

/** Sends browsers on, never out of the house. */
public final class Redirects {
    private static final int LONGEST = 2000;

    private Redirects() {}

    /** A place of ours to go back to; anything that could lead elsewhere becomes the home page. */
    public static String inside(String to) {
        boolean ours = to.startsWith("/")
                && !to.startsWith("//")
                && to.length() < LONGEST
                && to.chars().noneMatch(c -> c == '\\' || c < ' ' || c > '~');
        return ours ? to : "/";
    }

    /** 303: whatever was posted, the browser now gets this place. */
    public static void see(HttpServletResponse response, String place) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", inside(place));
    }
}
