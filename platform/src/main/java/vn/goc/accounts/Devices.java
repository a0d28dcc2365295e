package vn.goc.accounts;

/** What a browser calls itself, in two words a holder recognises. */
public final class Devices {
    private static final String[][] BROWSERS = {
        {"Edg/", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser", "Samsung Internet"}, {"coc_coc_browser", "Cốc Cốc"},
        {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}, {"curl/", "curl"}
    };
    private static final String[][] SYSTEMS = {
        {"Android", "Android"},
        {"iPhone", "iPhone"},
        {"iPad", "iPad"},
        {"Windows", "Windows"},
        {"Mac OS", "Mac"},
        {"CrOS", "ChromeOS"},
        {"Linux", "Linux"}
    };

    private Devices() {}

    /** @param userAgent as the browser sent it; the answer never repeats it whole */
    public static String name(String userAgent) {
        String browser = first(userAgent, BROWSERS);
        String system = first(userAgent, SYSTEMS);
        if (browser.isEmpty() && system.isEmpty()) {
            return "?";
        }
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
    }

    private static String first(String userAgent, String[][] names) {
        for (String[] name : names) {
            if (userAgent.contains(name[0])) {
                return name[1];
            }
        }
        return "";
    }
}
