package vn.goc.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.Actor;

/** The main navigation of each audience: at most five places, the first is home. */
public final class Nav {
    record Place(String href, String vi, String en) {}

    private static final Place INBOX = new Place("/inbox", "Hộp thư", "Inbox");
    private static final Place MAP = new Place("/map", "Bản đồ", "Map");
    private static final List<Place> CITIZEN = List.of(
            new Place("/", "Trang chủ", "Home"),
            new Place("/dossiers", "Hồ sơ", "Dossiers"),
            new Place("/me", "Dữ liệu", "My data"),
            INBOX);
    private static final List<Place> OFFICER = List.of(
            new Place("/desk", "Hàng đợi", "Queue"),
            new Place("/residence", "Cư trú", "Residence"),
            new Place("/desk/search", "Tra cứu", "Search"),
            new Place("/quality", "Dữ liệu đúng", "Right data"),
            INBOX);
    private static final List<Place> REGISTRAR = List.of(
            new Place("/civil", "Hộ tịch", "Civil status"), new Place("/civil/search", "Tra sổ", "Search"), MAP, INBOX);
    private static final List<Place> LEADER = List.of(MAP, INBOX);
    private static final List<Place> OPERATOR = List.of(new Place("/ops", "Vận hành", "Operations"), MAP, INBOX);
    private static final List<Place> AGENCY = List.of(
            new Place("/agency", "Thỏa thuận", "Agreements"), new Place("/api", "Tài liệu API", "API page"), INBOX);
    private static final List<Place> VISITOR =
            List.of(new Place("/", "Trang chủ", "Home"), MAP, new Place("/api", "Tài liệu API", "API page"));

    private Nav() {}

    static List<Place> of(String audience) {
        return switch (audience) {
            case "citizen" -> CITIZEN;
            case "officer" -> OFFICER;
            case "registrar" -> REGISTRAR;
            case "leader" -> LEADER;
            case "operator" -> OPERATOR;
            case "agency" -> AGENCY;
            default -> VISITOR;
        };
    }

    /** The audience's places with their counts, the longest match of the path being the current one. */
    public static List<Page.NavItem> items(@Nullable Session session, String path, List<NavCount> counts) {
        List<Place> places = of(session == null ? "visitor" : audience(session.actor()));
        String current = places.stream()
                .map(Place::href)
                .filter(href -> path.equals(href) || (!href.equals("/") && path.startsWith(href + "/")))
                .max(java.util.Comparator.comparingInt(String::length))
                .orElse("");
        return places.stream()
                .map(place -> {
                    int count = session == null
                            ? 0
                            : counts.stream()
                                    .filter(c -> c.href().equals(place.href()))
                                    .mapToInt(c -> c.count(session))
                                    .sum();
                    return new Page.NavItem(
                            place.href(),
                            place.vi(),
                            place.en(),
                            count,
                            place.href().equals(current));
                })
                .toList();
    }

    static String audience(Actor actor) {
        return switch (actor.kind()) {
            case CITIZEN -> "citizen";
            case AGENCY -> "agency";
            case SYSTEM -> "visitor";
            case OFFICER ->
                switch (actor.role() == null ? "" : actor.role()) {
                    case "civil-officer" -> "registrar";
                    case "leader" -> "leader";
                    case "operator" -> "operator";
                    case "agency-engineer" -> "agency";
                    default -> "officer";
                };
        };
    }
}
