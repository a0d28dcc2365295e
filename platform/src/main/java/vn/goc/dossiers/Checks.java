package vn.goc.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.goc.catalogue.ProcedureVersion;
import vn.goc.dossiers.Answers.Mover;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PersonName;
import vn.goc.law.Rule;
import vn.goc.law.Rules;
import vn.goc.places.Addresses;
import vn.goc.places.Unit;
import vn.goc.places.Units;
import vn.goc.register.PersonView;
import vn.goc.residence.Household;
import vn.goc.site.Texts;

/** What a machine can check of a registration, from what the officer was shown and journaled for anyway. */
@Component
class Checks {
    private static final String REGISTER_VI = "CSDL quốc gia về dân cư";
    private static final String REGISTER_EN = "National population register";

    private final Units units;
    private final Addresses addresses;
    private final Rules rules;
    private final People people;

    Checks(Units units, Addresses addresses, Rules rules, People people) {
        this.units = units;
        this.addresses = addresses;
        this.rules = rules;
        this.people = people;
    }

    /**
     * All checks of an open dossier.
     *
     * @param movers what the register says of each mover, in the form's order
     * @param head what it says of the head joined; empty also when none is joined
     */
    List<Check> run(
            Dossier dossier,
            ProcedureVersion version,
            List<Optional<PersonView>> movers,
            Optional<PersonView> head,
            List<Attachment> papers) {
        List<Check> checks = new ArrayList<>();
        checks.add(unit(dossier));
        for (int i = 0; i < movers.size(); i++) {
            checks.add(mover(dossier.answers().movers().get(i), movers.get(i)));
        }
        if (dossier.answers().joins()) {
            checks.add(head(dossier, head));
        }
        leavers(dossier).ifPresent(checks::add);
        checks.add(paper(dossier, version, papers));
        inTime(dossier, version).ifPresent(checks::add);
        return List.copyOf(checks);
    }

    private Check unit(Dossier dossier) {
        LocalDate today = people.today();
        Optional<Unit> unit = units.find(new AreaCode(dossier.commune()), today);
        return unit.map(u -> Check.ok(
                        "Đơn vị nơi đến có ngày " + Texts.day(today),
                        "The commune stands on " + Texts.day(today),
                        u.full() + ", mã " + u.code(),
                        u.nameEn() + ", code " + u.code()))
                .orElseGet(() -> Check.bad(
                        "Đơn vị nơi đến không còn",
                        "The commune no longer exists",
                        "Mã " + dossier.commune(),
                        "Code " + dossier.commune()));
    }

    private static Check mover(Mover mover, Optional<PersonView> found) {
        if (found.isEmpty()) {
            return Check.bad(
                    "Không thấy " + mover.name() + " trong CSDL",
                    mover.name() + " is not in the register",
                    "Số " + mover.number(),
                    "Number " + mover.number());
        }
        PersonView view = found.get();
        if (!living(view)) {
            return Check.bad(
                    mover.name() + ": dữ liệu đã khóa",
                    mover.name() + ": the record is locked",
                    view.text("life.status", true),
                    view.text("life.status", false));
        }
        boolean same = mover.number().equals(view.text("number", true))
                || mover.number().equals(view.number());
        boolean named = same(mover.name(), view.text("name", true));
        return same && named
                ? Check.ok(mover.name() + ": số và tên khớp, còn sống", mover.name() + ": number and name match, living", REGISTER_VI, REGISTER_EN)
                : Check.bad(mover.name() + ": số hoặc tên không khớp", mover.name() + ": number or name differs", REGISTER_VI, REGISTER_EN);
    }

    private static boolean living(PersonView view) {
        return switch (view.values().get("life.status")) {
            case PersonView.Coded coded -> coded.code().equals("living");
            case null -> false;
            case Object text -> text.toString().equals("living");
        };
    }

    private Check head(Dossier dossier, Optional<PersonView> found) {
        Answers answers = dossier.answers();
        if (found.isEmpty() || !living(found.get())) {
            return Check.bad(
                    "Không thấy chủ hộ nơi đến",
                    "The head of the household was not found",
                    "Số " + answers.headNumber(),
                    "Number " + answers.headNumber());
        }
        if (!same(answers.headName(), found.get().text("name", true))) {
            return Check.bad(
                    "Tên chủ hộ khác tên trong CSDL",
                    "The head’s name differs from the register",
                    answers.headName(),
                    answers.headName());
        }
        Optional<Household> household = people.headOf(answers).flatMap(people::householdOf);
        boolean heads = household.filter(h -> people.headOf(answers).filter(h.head()::equals).isPresent())
                .isPresent();
        if (!heads) {
            return Check.bad(
                    "Người này không phải chủ hộ", "This person heads no household", answers.headName(), answers.headName());
        }
        return place(dossier, household.get());
    }

    /** A household is joined where it is: another commune closes approval, another wording is for the officer to see. */
    private Check place(Dossier dossier, Household household) {
        LocalDate today = people.today();
        var address = addresses.get(household.address());
        String shown = addresses.shown(address, today);
        boolean here = addresses.unitOn(address, today)
                .filter(unit -> unit.code().digits().equals(dossier.commune()))
                .isPresent();
        if (!here) {
            return Check.bad(
                    "Hộ của chủ hộ không ở phường, xã này", "The head’s household is not in this commune", shown, shown);
        }
        return same(address.line(), dossier.answers().line())
                ? Check.ok("Chủ hộ có thật, cùng địa chỉ", "The head exists, same address", shown, shown)
                : Check.warn(
                        "Địa chỉ của hộ ghi khác: khi duyệt lấy địa chỉ của hộ",
                        "The household’s address reads otherwise: approval takes that one",
                        shown,
                        shown);
    }

    private Optional<Check> leavers(Dossier dossier) {
        Set<UUID> going = new HashSet<>(dossier.answers().persons());
        Set<UUID> named = new HashSet<>(going);
        dossier.answers().staying().forEach(mover -> named.add(mover.person()));
        for (UUID person : going) {
            Optional<Household> left = people.householdOf(person)
                    .filter(h -> h.head().equals(person))
                    .filter(h -> !going.containsAll(
                            h.members().stream().map(Household.Member::person).toList()));
            if (left.isPresent()) {
                boolean all = named.containsAll(
                        left.get().members().stream().map(Household.Member::person).toList());
                return Optional.of(!all
                        ? Check.bad(
                                "Chủ hộ chuyển đi, người ở lại chưa có chủ hộ",
                                "The head leaves and those who stay have none",
                                "Yêu cầu bổ sung ai làm chủ hộ của hộ cũ",
                                "Ask who will head the household")
                        : Check.ok(
                                "Hộ cũ đã có người làm chủ hộ",
                                "The household left has a new head",
                                "Theo tờ khai CT01",
                                "As declared on CT01"));
            }
        }
        return Optional.empty();
    }

    private static Check paper(Dossier dossier, ProcedureVersion version, List<Attachment> papers) {
        List<String> missing = version.papers().stream()
                .filter(paper -> FormRules.needed(paper, dossier.answers()))
                .filter(paper -> papers.stream().noneMatch(kept -> kept.paper().equals(paper.id())))
                .map(paper -> paper.label().vi())
                .toList();
        return missing.isEmpty()
                ? Check.ok("Có đủ loại giấy tờ", "Every kind of paper is there", papers.size() + " tệp", papers.size() + " files")
                : Check.bad("Thiếu giấy tờ", "A paper is missing", String.join(", ", missing), String.join(", ", missing));
    }

    private Optional<Check> inTime(Dossier dossier, ProcedureVersion version) {
        String id = version.limits().get("move");
        if (id == null || dossier.answers().since().isEmpty()) {
            return Optional.empty();
        }
        LocalDate filed = LocalDate.ofInstant(dossier.filedAt(), Texts.ZONE);
        LocalDate since = LocalDate.parse(dossier.answers().since());
        Rule rule = rules.on(id, filed);
        boolean inTime = !since.plusMonths(rule.number()).isBefore(filed);
        String groundVi = rule.articleVi() + ", ở từ " + Texts.day(since);
        String groundEn = rule.articleEn() + ", there since " + Texts.day(since);
        return Optional.of(
                inTime
                        ? Check.ok("Trong hạn " + rule.shown(true), "Within " + rule.shown(false), groundVi, groundEn)
                        : Check.warn("Quá hạn " + rule.shown(true), "Over " + rule.shown(false), groundVi, groundEn));
    }

    private static boolean same(String one, String other) {
        return PersonName.fold(one.replace(',', ' ')).equals(PersonName.fold(other.replace(',', ' ')));
    }
}
