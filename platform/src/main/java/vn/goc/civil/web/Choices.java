package vn.goc.civil.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.goc.codes.CodeLists;
import vn.goc.places.Units;
import vn.goc.site.Choice;
import vn.goc.site.Page;
import vn.goc.site.Texts;

/** What the forms' lists offer today. */
@Component
class Choices {
    private final CodeLists codes;
    private final Units units;
    private final Clock clock;

    Choices(CodeLists codes, Units units, Clock clock) {
        this.codes = codes;
        this.units = units;
        this.clock = clock;
    }

    List<Choice> codes(String list, Page page) {
        LocalDate today = today();
        return codes.get(list).codes().stream()
                .filter(code -> code.holdsOn(today))
                .map(code -> Choice.of(code.code(), code.shown(page.vietnamese())))
                .toList();
    }

    List<Choice> provinces() {
        return units.provinces(today()).stream()
                .map(unit -> Choice.of(unit.code().digits(), unit.full()))
                .toList();
    }

    String name(String list, String code, Page page) {
        return codes.name(list, code, page.vietnamese());
    }

    String province(String code) {
        return provinces().stream()
                .filter(choice -> choice.value().equals(code))
                .map(Choice::label)
                .findFirst()
                .orElse(code);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    }
}
