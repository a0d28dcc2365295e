package vn.goc.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonName;
import vn.goc.places.Address;
import vn.goc.places.Addresses;
import vn.goc.places.NewAddress;
import vn.goc.places.Unit;
import vn.goc.places.Units;
import vn.goc.register.Field.Group;

/** Gathers people, whatever they are loaded from, into rows of the register's tables. */
final class LoadRows {
    static final String OPEN = ",)";
    private static final long VARIANT = 0x8000000000000000L;
    private static final long LOW = 0x3fffffffffffffffL;

    private final Units units;
    private final Addresses addresses;
    private final Values values;
    private final List<Row> rows = new ArrayList<>();
    private final Map<UUID, NewAddress> toWrite = new LinkedHashMap<>();
    private final List<LoadPart.Loaded> households = new ArrayList<>();

    /**
     * One person.
     *
     * @param name as its key is made of it
     * @param birth first possible day
     * @param doc the current document
     */
    record Row(
            UUID id,
            String number,
            @Nullable String oldNumber,
            String name,
            String sex,
            LocalDate birth,
            LifeStatus status,
            String commune,
            String province,
            @Nullable UUID address,
            String doc,
            List<Part> parts) {}

    /** @param during as PostgreSQL writes a range, {@code [2020-01-01,)} */
    record Part(Group group, String during, String json) {}

    /**
     * Some thousand people as rows ready to be sent.
     *
     * @param lastHousehold number of the last one in it
     * @param addresses each once within the batch
     */
    record Batch(
            long lastHousehold,
            int people,
            List<NewAddress> addresses,
            PersonRows persons,
            List<LoadPart.Copy> others) {
        /** What still needs the batch's time and change number, which only its transaction knows. */
        interface PersonRows {
            List<LoadPart.Copy> at(String recorded, long changeSeq);
        }
    }

    LoadRows(Units units, Addresses addresses, Values values) {
        this.units = units;
        this.addresses = addresses;
        this.values = values;
    }

    int people() {
        return rows.size();
    }

    void add(Row row) {
        rows.add(row);
    }

    void add(LoadPart.Loaded household) {
        households.add(household);
    }

    NewAddress address(AreaCode commune, LocalDate on, String line) {
        return addresses.prepare(commune, on, line);
    }

    /** The stored form of an address, noted to be written. */
    String stored(NewAddress address, AreaCode commune, LocalDate on, String line) {
        toWrite.putIfAbsent(address.id(), address);
        return values.address(written(address, commune, on, line)).toString();
    }

    Address written(NewAddress address, AreaCode commune, LocalDate on, String line) {
        Unit unit = units.on(commune, on);
        return new Address(address.id(), unit.code(), unit.from(), line);
    }

    /**
     * Hands over what was gathered and begins anew.
     *
     * @param last number of the last household in it
     */
    Batch take(long last, List<LoadPart> others) {
        List<Row> taken = List.copyOf(rows);
        List<LoadPart.Copy> more = new ArrayList<>();
        others.forEach(part -> more.addAll(part.rows(List.copyOf(households))));
        List<LoadPart.Copy> numbers = List.of(numbers(taken));
        var batch = new Batch(
                last,
                taken.size(),
                List.copyOf(toWrite.values()),
                (recorded, seq) -> {
                    List<LoadPart.Copy> tables = new ArrayList<>();
                    tables.add(persons(taken, recorded));
                    tables.addAll(numbers);
                    tables.add(facts(taken, recorded, seq));
                    return tables;
                },
                more);
        rows.clear();
        toWrite.clear();
        households.clear();
        return batch;
    }

    /**
     * An internal id (RFC 9562 version 8) that loading again gives again; it sorts in the order of loading.
     *
     * @param no from 1, below 2^40
     */
    static UUID id(long seed, long no) {
        long mixed = mix(seed ^ mix(no));
        return new UUID((no << 16) | 0x8000L | (mixed & 0xfff), VARIANT | (mix(mixed) & LOW));
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The document of a person: numbers, then every slice that holds. */
    static String document(String number, @Nullable String oldNumber, List<Part> parts) {
        var doc =
                new StringBuilder(1400).append("{\"number\":\"").append(number).append('"');
        if (oldNumber != null) {
            doc.append(",\"oldNumber\":\"").append(oldNumber).append('"');
        }
        for (Part part : parts) {
            if (part.during().endsWith(OPEN)) {
                doc.append(',').append(part.json(), 1, part.json().length() - 1);
            }
        }
        return doc.append('}').toString();
    }

    private static LoadPart.Copy persons(List<Row> rows, String recorded) {
        var copy = new LoadPart.Copy(
                "register.person (id, number, name_key, commune, province, address, sex, birth_earliest,"
                        + " status, doc, recorded)");
        for (Row row : rows) {
            UUID address = row.address();
            copy.column(row.id().toString())
                    .column(row.number())
                    .column(PersonName.fold(row.name()))
                    .column(row.commune())
                    .column(row.province())
                    .column(address == null ? null : address.toString())
                    .column(row.sex())
                    .column(row.birth().toString())
                    .column(row.status().code())
                    .column(row.doc())
                    .column(recorded)
                    .end();
        }
        return copy;
    }

    private static LoadPart.Copy numbers(List<Row> rows) {
        var copy = new LoadPart.Copy("register.person_number (number, person, kind, during, current)");
        for (Row row : rows) {
            String from = "[" + row.birth() + OPEN;
            copy.column(row.number())
                    .column(row.id().toString())
                    .column("personal")
                    .column(from)
                    .column("t")
                    .end();
            if (row.oldNumber() != null) {
                copy.column(row.oldNumber())
                        .column(row.id().toString())
                        .column("cmnd9")
                        .column(from)
                        .column("f")
                        .end();
            }
        }
        return copy;
    }

    private static LoadPart.Copy facts(List<Row> rows, String recorded, long seq) {
        var copy = new LoadPart.Copy("register.fact (person, grp, during, recorded, value, event, no)");
        String believed = "[\"" + recorded + "\",)";
        String event = Long.toString(seq);
        for (Row row : rows) {
            String id = row.id().toString();
            for (Part part : row.parts()) {
                copy.column(id)
                        .column(Integer.toString(FactStore.number(part.group())))
                        .column(part.during())
                        .column(believed)
                        .column(part.json())
                        .column(event)
                        .column("1")
                        .end();
            }
        }
        return copy;
    }
}
