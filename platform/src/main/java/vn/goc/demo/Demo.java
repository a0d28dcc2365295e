package vn.goc.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.goc.accounts.Accounts;
import vn.goc.civil.RegistryOffices;
import vn.goc.dossiers.Offices;
import vn.goc.exchange.Agreement;
import vn.goc.exchange.Agreements;
import vn.goc.kernel.AreaCode;
import vn.goc.nation.NationPlan;
import vn.goc.nation.SyntheticPerson;
import vn.goc.places.Units;
import vn.goc.provider.Clients;
import vn.goc.register.Loading;
import vn.goc.register.Persons;
import vn.goc.site.SiteSettings;
import vn.goc.site.Texts;

/** Fills an empty register and opens the demo's accounts, once; afterwards it only prints them again. */
@Component
public class Demo {
    private static final List<String> FIELDS = List.of("name", "number", "birth.date", "sex", "residence.permanent");

    private final DemoSettings settings;
    private final SiteSettings site;
    private final Loading loading;
    private final Persons persons;
    private final Accounts accounts;
    private final Clients clients;
    private final Agreements agreements;
    private final Units units;
    private final Offices offices;
    private final RegistryOffices registryOffices;
    private final List<AfterLoading> afterLoading;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private int staff;

    /** A room that has to look again after a bulk load, which feeds leave out. */
    public interface AfterLoading {
        void loaded();
    }

    Demo(
            DemoSettings settings,
            SiteSettings site,
            Loading loading,
            Persons persons,
            Accounts accounts,
            Clients clients,
            Agreements agreements,
            Units units,
            Offices offices,
            RegistryOffices registryOffices,
            List<AfterLoading> afterLoading,
            JsonMapper json,
            Clock clock) {
        this.settings = settings;
        this.site = site;
        this.loading = loading;
        this.persons = persons;
        this.accounts = accounts;
        this.clients = clients;
        this.agreements = agreements;
        this.units = units;
        this.offices = offices;
        this.registryOffices = registryOffices;
        this.afterLoading = afterLoading;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Seeds an empty register, goes on with a seeding that was interrupted, and says how to sign in.
     *
     * @param people how many; −1 for those who are there or, in an empty register, the setting; 0 for none
     */
    public void prepare(int people, Consumer<String> say) {
        Optional<NationPlan> wanted = plan(people);
        if (wanted.isEmpty()) {
            return;
        }
        NationPlan plan = wanted.get();
        if (!loading.holds(plan.people())) {
            long begun = System.nanoTime();
            long[] shown = {begun};
            long loaded = loading.load(plan, (done, of) -> {
                if (System.nanoTime() - shown[0] > 2_000_000_000L) {
                    shown[0] = System.nanoTime();
                    say.accept(String.format("  %,d of %,d people", done, of));
                }
            });
            if (loaded > 0) {
                double seconds = (System.nanoTime() - begun) / 1e9;
                say.accept(String.format(
                        "seeded %,d synthetic people in %.1f s (%,.0f/s)", loaded, seconds, loaded / seconds));
                afterLoading.forEach(AfterLoading::loaded);
            }
        }
        if (settings.on()) {
            print(sheet().orElseGet(() -> open(plan)), say);
        }
    }

    /** Loads an existing population from a file and says what became of it; nobody of it gets an account here. */
    public void load(Path file, Consumer<String> say) {
        long begun = System.nanoTime();
        long[] shown = {begun};
        Loading.FileLoaded loaded = loading.load(file, (done, of) -> {
            if (System.nanoTime() - shown[0] > 2_000_000_000L) {
                shown[0] = System.nanoTime();
                say.accept(String.format("  %,d people", done));
            }
        });
        say.accept(String.format(
                "%,d people in the register after %.1f s; %,d turned away, see %s",
                loaded.people(), (System.nanoTime() - begun) / 1e9, loaded.rejected(), loaded.report()));
        afterLoading.forEach(AfterLoading::loaded);
    }

    private Optional<NationPlan> plan(int people) {
        if (people > 0) {
            return Optional.of(nation(people));
        }
        if (people == 0 || !settings.on()) {
            return Optional.empty();
        }
        return loading.plan().or(() -> loading.holds(1) ? Optional.empty() : Optional.of(nation(settings.people())));
    }

    private NationPlan nation(int people) {
        return new NationPlan(settings.seed(), people, settings.asOf());
    }

    /** The accounts opened before, if any. */
    public Optional<DemoSheet> sheet() {
        Path file = file();
        return Files.exists(file) ? Optional.of(json.readValue(file, DemoSheet.class)) : Optional.empty();
    }

    private DemoSheet open(NationPlan plan) {
        DemoCast cast = DemoCast.of(plan);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
        String province = units.on(cast.province(), today).inLine();
        List<DemoSheet.Login> logins = new ArrayList<>();
        logins.add(citizen(cast.mover()));
        logins.add(citizen(cast.host()));
        logins.add(officer("canbo@tiepnhan", "Cán bộ Tiếp Nhận", cast.receiving(), today));
        logins.add(officer("canbo2@tiepnhan", "Cán bộ Thứ Hai", cast.receiving(), today));
        logins.add(officer("canbo@noidi", "Cán bộ Nơi Đi", cast.moverHome(), today));
        logins.add(staff(
                "civil-officer",
                "hotich@tiepnhan",
                "Cán bộ Hộ Tịch",
                cast.receiving(),
                registryOffices.code(cast.receiving(), today),
                registryOffices.name(cast.receiving(), today)));
        logins.add(staff(
                "leader",
                "lanhdao@tinh",
                "Lãnh đạo Tỉnh",
                cast.province(),
                "UBND." + cast.province(),
                "Ủy ban nhân dân " + province));
        logins.add(staff("operator", "vanhanh@goc", "Vận Hành", null, "goc", "Trung tâm vận hành Gốc"));
        logins.add(staff("agency-engineer", "kysu@bhxh", "Kỹ sư Bảo Hiểm", null, "G99.BHXH", "Bảo hiểm xã hội Mẫu"));
        var values = new LinkedHashMap<String, String>();
        values.put("receiving", cast.receiving().digits());
        values.put("province", cast.province().digits());
        values.put("home", cast.moverHome().digits());
        agency(values, today);
        var sheet = new DemoSheet(logins, values);
        keep(sheet);
        return sheet;
    }

    private DemoSheet.Login citizen(SyntheticPerson person) {
        UUID id = persons.idOf(person.number()).orElseThrow();
        String password = password();
        String phone = person.phone() == null ? "0100000000" : person.phone();
        accounts.openCitizen(id, person.number().digits(), person.name().full(), phone, password, 2);
        return new DemoSheet.Login(
                "citizen", person.name().full(), person.number().digits(), password, "", phone);
    }

    /** Of the commune's police, who decide residence; the unit's code lets them into its cases. */
    private DemoSheet.Login officer(String login, String name, AreaCode commune, LocalDate today) {
        return staff(
                "residence-officer", login, name, commune, offices.code(commune, today), offices.name(commune, today));
    }

    private DemoSheet.Login staff(
            String role, String login, String name, @Nullable AreaCode area, String agency, String unit) {
        String password = password();
        String phone = "01999999" + (10 + staff++);
        accounts.openOfficer(login, name, role, agency, unit, area == null ? null : area.digits(), phone, password);
        return new DemoSheet.Login(role, name, login, password, unit, phone);
    }

    /** One agreement in force, one that has ended: both can be tried. */
    private void agency(Map<String, String> values, LocalDate today) {
        Clients.Registered client =
                clients.register("G99.BHXH", "Bảo hiểm xã hội Mẫu", "he-thong-bao-hiem", Set.of("persons"));
        values.put("client", client.clientId().toString());
        values.put("secret", client.secret());
        for (String id : List.of("TT-2026-001", "TT-2025-007")) {
            boolean running = id.equals("TT-2026-001");
            agreements.register(new Agreement(
                    id,
                    client.clientId(),
                    "G99.BHXH",
                    "Bảo hiểm xã hội Mẫu",
                    FIELDS,
                    List.of("service-delivery", "identity-check"),
                    "Thỏa thuận " + id + ", Điều 8 Nghị định 70/2024/NĐ-CP",
                    List.of("1.004222", "2.000200"),
                    List.of("moved", "household-changed", "corrected", "died"),
                    running ? today.minusYears(1) : today.minusYears(2),
                    running ? today.plusYears(1) : today.minusDays(1),
                    600,
                    null,
                    null));
            values.put(running ? "agreement" : "endedAgreement", id);
        }
    }

    private void print(DemoSheet sheet, Consumer<String> say) {
        say.accept("demo accounts (also at /demo; one-time codes at /demo/spool):");
        sheet.logins()
                .forEach(l -> say.accept(String.format(
                        "  %-18s %-22s %s%s",
                        l.role(), l.login(), l.password(), l.unit().isEmpty() ? "" : "   " + l.unit())));
        say.accept("  agency system      client " + sheet.values().get("client") + ", secret "
                + sheet.values().get("secret") + ", agreement " + sheet.values().get("agreement"));
    }

    private void keep(DemoSheet sheet) {
        try {
            Path fresh = file().resolveSibling("demo.json.new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, json.writeValueAsString(sheet));
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return site.data().resolve("demo.json");
    }

    /** Five syllables: easy to type on a phone, 50 bits. */
    private String password() {
        String[] first = {
            "ba", "ca", "da", "ga", "ha", "la", "ma", "na", "pa", "sa", "ta", "va", "xa", "cho", "nho", "kha"
        };
        String[] second = {"m", "n", "ng", "nh", "c", "t", "p", "ch", "i", "o", "y", "u", "k", "l", "r", "x"};
        var out = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            out.append(i == 0 ? "" : "-");
            out.append(first[random.nextInt(first.length)]).append(second[random.nextInt(second.length)]);
        }
        return out.append('-').append(10 + random.nextInt(90)).toString();
    }
}
