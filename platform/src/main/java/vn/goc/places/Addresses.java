package vn.goc.places;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.stereotype.Service;
import vn.goc.formats.Csv;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.Rejection;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Địa chỉ as rows with an id of their own. The same line in the same commune is one address; when a reform ends the
 * commune, the address is shown in the unit that followed, and stays as written where only evidence about the house could
 * say which that is.
 */
@Service
public class Addresses {
    private static final int MOST_SUGGESTED = 20;
    private static final int MOST_LISTED = 10_000;
    private static final int COPY_BYTES = 1 << 16;

    private final AddressStore store;
    private final Units units;
    private final Tx tx;

    Addresses(AddressStore store, Units units, Tx tx) {
        this.store = store;
        this.units = units;
        this.tx = tx;
    }

    /**
     * Finds the address with this line in the commune, or writes it; joins the caller's transaction.
     *
     * @param commune the unit that stands on the day; one that does not is refused as {@link Units#on} does
     * @param line what comes before the commune, at most 200 characters; any Unicode form
     * @return the address's id, the same for the same line
     * @throws Rejection {@link PlacesError#NOT_A_COMMUNE}, {@code LINE_EMPTY}, {@code LINE_TOO_LONG}, {@code
     *     LINE_BAD_CHARACTER}
     */
    public UUID add(AreaCode commune, LocalDate on, String line) {
        Unit unit = commune(commune, on);
        AddressLine tidy = AddressLine.of(line);
        UUID id = tidy.id(unit);
        return tx.write(Actor.system(), () -> {
            store.add(id, unit, tidy);
            return id;
        });
    }

    /** @throws Rejection {@link PlacesError#UNKNOWN_ADDRESS} */
    public Address get(UUID id) {
        return Optional.ofNullable(list(List.of(id)).get(id))
                .orElseThrow(() -> Rejection.of(PlacesError.UNKNOWN_ADDRESS));
    }

    /** The addresses that exist of these, at most {@value #MOST_LISTED} asked at once. */
    public Map<UUID, Address> list(Collection<UUID> ids) {
        if (ids.size() > MOST_LISTED) {
            throw new IllegalArgumentException("at most " + MOST_LISTED + " addresses at once");
        }
        var out = new HashMap<UUID, Address>();
        if (!ids.isEmpty()) {
            tx.read(Actor.system(), () -> store.list(new LinkedHashSet<>(ids)))
                    .forEach(address -> out.put(address.id(), address));
        }
        return out;
    }

    /**
     * The commune in which the address lies on a day: where it was written while that exists, then its one certain
     * successor. Empty when the commune was split.
     */
    public Optional<Unit> unitOn(Address address, LocalDate on) {
        return units.follow(written(address), on);
    }

    /**
     * The whole address as it reads on a day: {@code Số 48, đường Hoa Ban, phường Thuận Hóa, thành phố Huế}. Where the
     * commune was split and nobody has decided yet, the old units stand, marked {@code (trước 01/07/2025)}; on a day
     * before its commune began, the address reads as it was written.
     */
    public String shown(Address address, LocalDate on) {
        Unit unit = written(address);
        Optional<Unit> then = units.follow(unit, on);
        if (then.isPresent()) {
            return address.line() + ", " + place(then.get(), on);
        }
        if (unit.to() != null && !on.isBefore(unit.to())) {
            LocalDate lastDay = unit.to().minusDays(1);
            return address.line() + ", " + place(unit, lastDay) + " (trước " + Texts.day(unit.to()) + ")";
        }
        return address.line() + ", " + place(unit, unit.from() == null ? on : unit.from());
    }

    /**
     * Lines of a commune that begin with the text, accents forgiven, by line; nothing under two characters.
     *
     * @throws Rejection as {@link Units#on}
     */
    public List<Address> suggest(String text, AreaCode commune, LocalDate on) {
        Unit unit = commune(commune, on);
        if (text.length() > AddressLine.LONGEST) {
            return List.of();
        }
        String key = PersonName.fold(text);
        if (key.length() < 2) {
            return List.of();
        }
        String pattern = key.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return tx.read(Actor.system(), () -> store.suggest(unit, pattern, MOST_SUGGESTED));
    }

    /**
     * Prepares an address for {@link #copyIn}: pure, without database. Its id is that which {@link #add} would give.
     *
     * @throws Rejection as {@link #add}
     */
    public NewAddress prepare(AreaCode commune, LocalDate on, String line) {
        Unit unit = commune(commune, on);
        AddressLine tidy = AddressLine.of(line);
        return new NewAddress(tidy.id(unit), unit, tidy);
    }

    /**
     * Loads addresses by COPY on the caller's connection, role {@code goc_app} or mightier, in the caller's transaction;
     * streams, in constant memory. An address that is there already, or comes twice, stays one.
     *
     * @return how many were new
     */
    public long copyIn(Connection connection, Iterator<NewAddress> addresses) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(AddressStore.COPY);
        try {
            var lines = new StringBuilder();
            while (addresses.hasNext()) {
                NewAddress address = addresses.next();
                LocalDate from = address.unit().from();
                lines.append(Csv.line(List.of(
                        address.id().toString(),
                        address.unit().code().digits(),
                        from == null ? "-infinity" : from.toString(),
                        address.line().text(),
                        address.line().search())));
                if (lines.length() > COPY_BYTES) {
                    send(copy, lines);
                }
            }
            send(copy, lines);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(AddressStore.TAKE);
        }
    }

    /** {@code phường Thuận Hóa, thành phố Huế}, with the district between where there was one. */
    public String place(Unit commune, LocalDate on) {
        var out = new StringBuilder(commune.inLine());
        if (commune.district() != null) {
            out.append(", ").append(Unit.lower(commune.district()));
        }
        if (commune.province() != null) {
            out.append(", ").append(units.on(commune.province(), on).inLine());
        }
        return out.toString();
    }

    private Unit commune(AreaCode code, LocalDate on) {
        if (code.province()) {
            throw Rejection.of(PlacesError.NOT_A_COMMUNE).with("code", code);
        }
        return units.on(code, on);
    }

    /** The unit in which the address was first written, as it was at its beginning, or on its last day. */
    private Unit written(Address address) {
        return units.of(address.unit(), address.unitFrom());
    }

    private static void send(CopyIn copy, StringBuilder lines) throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }
}
