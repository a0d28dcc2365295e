package vn.goc.register;

import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.goc.codes.CodeLists;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.PersonName;
import vn.goc.kernel.PersonalNumber;
import vn.goc.kernel.Rejection;
import vn.goc.places.Address;
import vn.goc.places.Addresses;
import vn.goc.places.Unit;
import vn.goc.places.Units;
import vn.goc.site.Texts;

/**
 * Turns a value as given into the value as stored, or says what is wrong with it.
 *
 * <p>A unit is stored by its code of today, or {@code code@day} when it is one that stood on that day only; an address
 * with its id and, beside it, how it was written, so that a record reads without a second look-up.
 */
@Component
class Values {
    private static final int LONGEST = 200;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{8,15}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[A-Za-z0-9.-]{1,185}\\.[A-Za-z]{2,24}");

    private final CodeLists codes;
    private final Units units;
    private final Addresses addresses;
    private final Clock clock;

    Values(CodeLists codes, Units units, Addresses addresses, Clock clock) {
        this.codes = codes;
        this.units = units;
        this.addresses = addresses;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    }

    /** @throws Rejection {@code register.value-wrong}, or what the word itself refuses with */
    JsonNode stored(Field field, Object value, LocalDate from) {
        if (field.type() == Field.Type.ADDRESS) {
            return address(field, value);
        }
        String text = value instanceof String given ? given : "";
        requireText(field.path(), text, LONGEST);
        return JsonNodeFactory.instance.stringNode(text(field, text.strip(), from));
    }

    /** @throws Rejection {@code register.value-wrong} for one that is blank or too long */
    static void requireText(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw wrong(field, "Ghi từ 1 đến " + longest + " ký tự.", "Enter 1 to " + longest + " characters.");
        }
    }

    private String text(Field field, String text, LocalDate from) {
        return switch (field.type()) {
            case NAME -> new PersonName(text).full();
            case NUMBER -> PersonalNumber.parse(text).digits();
            case OLD_NUMBER -> {
                require(field, text.matches("[0-9]{9}"), "Ghi đủ 9 chữ số.", "Enter 9 digits.");
                yield text;
            }
            case PARTIAL_DATE -> PartialDate.parse(text).toString();
            case DATE -> date(field, text);
            case CODE ->
                codes.code(java.util.Objects.requireNonNull(field.list()), text, from)
                        .code();
            case UNIT -> unit(text, from);
            case SEX -> {
                require(field, text.equals("M") || text.equals("F"), "Chọn M hoặc F.", "Choose M or F.");
                yield text;
            }
            case LIFE -> life(field, text);
            case PHONE -> {
                require(field, PHONE.matcher(text).matches(), "Ghi từ 8 đến 15 chữ số.", "Enter 8 to 15 digits.");
                yield text;
            }
            case EMAIL -> {
                require(
                        field,
                        EMAIL.matcher(text).matches(),
                        "Ghi theo dạng ten@mien.vn.",
                        "Write it as name@domain.vn.");
                yield text;
            }
            case TEXT -> {
                String nfc = Normalizer.normalize(text, Normalizer.Form.NFC);
                boolean plain = nfc.codePoints().noneMatch(c -> Character.isISOControl(c) || c == '<' || c == '>');
                require(field, plain, "Bỏ ký tự điều khiển và dấu < >.", "Remove control characters and < >.");
                yield nfc;
            }
            case ADDRESS, KIN -> throw new IllegalStateException("not a text");
        };
    }

    private String unit(String text, LocalDate from) {
        int at = text.indexOf('@');
        if (at > 0) {
            PartialDate day = PartialDate.parse(text.substring(at + 1));
            return units.on(new AreaCode(text.substring(0, at)), day.earliest()).code() + "@" + day.earliest();
        }
        var code = new AreaCode(text);
        LocalDate today = today();
        if (units.find(code, today).isPresent()) {
            return code.digits();
        }
        return units.on(code, from).code() + "@" + from;
    }

    private JsonNode address(Field field, Object value) {
        UUID id;
        try {
            id = value instanceof UUID uuid ? uuid : UUID.fromString(value.toString());
        } catch (IllegalArgumentException e) {
            throw wrong(field.path(), "Chọn một địa chỉ đã ghi.", "Choose an address on record.");
        }
        return address(addresses.get(id));
    }

    ObjectNode address(Address address) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("address", address.id().toString());
        node.put("line", address.line());
        node.put("unit", address.unit().digits());
        LocalDate from = address.unitFrom();
        if (from != null) {
            node.put("unitFrom", from.toString());
        }
        Unit now = addresses.unitOn(address, today()).orElse(null);
        if (now != null) {
            node.put("commune", now.code().digits());
            AreaCode province = now.province();
            if (province != null) {
                node.put("province", province.digits());
            }
        }
        return node;
    }

    private static String date(Field field, String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            throw wrong(field.path(), "Ghi ngày theo dạng 2026-12-31.", "Write the date as 2026-12-31.");
        }
    }

    private static String life(Field field, String text) {
        try {
            LifeStatus status = LifeStatus.ofCode(text);
            require(
                    field,
                    status != LifeStatus.MERGED,
                    "Nhập hồ sơ qua thủ tục riêng.",
                    "Records merge by an act of their own.");
            return status.code();
        } catch (IllegalArgumentException e) {
            throw wrong(field.path(), "Chọn một tình trạng trong danh sách.", "Choose one of the statuses.");
        }
    }

    private static void require(Field field, boolean met, String vi, String en) {
        if (!met) {
            throw wrong(field.path(), vi, en);
        }
    }

    static Rejection wrong(String field, String vi, String en) {
        return Rejection.of(RegisterError.VALUE_WRONG)
                .with("field", field)
                .with("vi", vi)
                .with("en", en);
    }
}
