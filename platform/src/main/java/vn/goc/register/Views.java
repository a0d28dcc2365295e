package vn.goc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.Sex;
import vn.goc.places.Address;
import vn.goc.places.Addresses;
import vn.goc.places.Unit;
import vn.goc.places.Units;
import vn.goc.register.PersonView.Coded;
import vn.goc.register.PersonView.Place;
import vn.goc.site.Texts;

/** Turns stored values into what an answer shows, from memory alone. */
@Component
class Views {
    /** What somebody is of whom nothing else is written. */
    private static final Map<String, String> ORDINARY = Map.of("life.status", "living", "kind", "cong-dan");

    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);

    private final CodeLists codes;
    private final Units units;
    private final Addresses addresses;
    private final Clock clock;

    Views(CodeLists codes, Units units, Addresses addresses, Clock clock) {
        this.codes = codes;
        this.units = units;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** The fields of the mask that the document has, as they read today. */
    PersonView view(JsonNode doc, List<String> mask) {
        return view(doc, mask, LocalDate.ofInstant(clock.instant(), Texts.ZONE));
    }

    /** The same as it read on a day. */
    PersonView view(JsonNode doc, List<String> mask, LocalDate on) {
        Map<String, Object> values = new LinkedHashMap<>();
        String number = null;
        for (String path : mask) {
            JsonNode stored = doc.get(path);
            if (path.equals("number")) {
                number = stored == null ? null : stored.asString();
            } else if (stored == null && ORDINARY.containsKey(path)) {
                values.put(path, shown(Fields.get(path), ORDINARY.get(path)));
            } else if (stored != null && !stored.isNull()) {
                values.put(path, shown(Fields.get(path), stored, on));
            }
        }
        JsonNode doubted = doc.path(PersonRow.UNDER_VERIFICATION);
        List<String> under = new ArrayList<>(0);
        if (!doubted.isEmpty()) {
            mask.stream().filter(doubted::has).forEach(under::add);
        }
        String status = doc.path("life.status").asString("living");
        Coded suspended = status.equals("living") ? null : (Coded) shown(Fields.get("life.status"), status);
        return new PersonView(number, values, under, suspended);
    }

    @Nullable
    Object shown(Field field, @Nullable JsonNode stored) {
        return stored == null || stored.isNull()
                ? null
                : shown(field, stored, LocalDate.ofInstant(clock.instant(), Texts.ZONE));
    }

    private Object shown(Field field, JsonNode stored, LocalDate on) {
        return switch (field.type()) {
            case ADDRESS -> place(stored, on);
            case KIN -> kin(stored);
            default -> shown(field, stored.asString());
        };
    }

    private Object shown(Field field, String stored) {
        return switch (field.type()) {
            case CODE -> {
                String list = Objects.requireNonNull(field.list());
                yield new Coded(stored, codes.name(list, stored, true), codes.name(list, stored, false));
            }
            case SEX -> {
                Sex sex = Sex.ofCode(stored);
                yield new Coded(sex.code(), sex.vi(), sex.en());
            }
            case LIFE -> {
                LifeStatus status = LifeStatus.ofCode(stored);
                yield new Coded(status.code(), status.vi(), status.en());
            }
            case UNIT -> unit(stored);
            default -> stored;
        };
    }

    private List<PersonView.Kin> kin(JsonNode stored) {
        List<PersonView.Kin> kin = new ArrayList<>(stored.size());
        for (JsonNode one : stored) {
            kin.add(new PersonView.Kin(
                    one.path("name").asString(""),
                    one.path("number").stringValue(null),
                    one.path("oldNumber").stringValue(null),
                    coded("nationality", one.path("nationality")),
                    coded("household.relation", one.path("relation"))));
        }
        return kin;
    }

    private @Nullable Coded coded(String path, JsonNode code) {
        return code.isString() ? (Coded) shown(Fields.get(path), code.asString()) : null;
    }

    private Coded unit(String stored) {
        int at = stored.indexOf('@');
        var code = new AreaCode(at < 0 ? stored : stored.substring(0, at));
        LocalDate day =
                at < 0 ? LocalDate.ofInstant(clock.instant(), Texts.ZONE) : LocalDate.parse(stored.substring(at + 1));
        Unit unit = units.find(code, day)
                .or(() -> units.find(code, REFORM.minusDays(1)))
                .orElse(null);
        if (unit == null) {
            return new Coded(code.digits(), code.digits(), code.digits());
        }
        AreaCode province = unit.province();
        if (province == null) {
            return new Coded(code.digits(), unit.full(), unit.nameEn());
        }
        Unit whole = units.find(province, day).orElse(null);
        return new Coded(
                code.digits(), addressesPlace(unit, day), unit.nameEn() + (whole == null ? "" : ", " + whole.nameEn()));
    }

    private String addressesPlace(Unit unit, LocalDate day) {
        String place = addresses.place(unit, day);
        return place.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + place.substring(1);
    }

    private Place place(JsonNode stored, LocalDate on) {
        JsonNode from = stored.get("unitFrom");
        var address = new Address(
                UUID.fromString(stored.path("address").asString()),
                new AreaCode(stored.path("unit").asString()),
                from == null ? null : LocalDate.parse(from.asString()),
                stored.path("line").asString());
        Unit unit = addresses.unitOn(address, on).orElse(null);
        AreaCode province = unit == null ? null : unit.province();
        return new Place(
                address.line(),
                unit == null ? null : unit.code().digits(),
                province == null ? null : province.digits(),
                addresses.shown(address, on));
    }
}
