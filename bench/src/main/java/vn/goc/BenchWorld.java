package vn.goc;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import vn.goc.accounts.Accounts;
import vn.goc.bench.Cast;
import vn.goc.demo.Demo;
import vn.goc.demo.DemoSettings;
import vn.goc.nation.Household;
import vn.goc.nation.Nation;
import vn.goc.nation.NationPlan;
import vn.goc.nation.SyntheticPerson;
import vn.goc.register.Loading;
import vn.goc.register.Persons;

/**
 * The platform in a process of the benchmark's: {@code prepare DIR PEOPLE} fills a data directory and opens the accounts,
 * {@code load DIR PEOPLE} times the first loading, {@code journal DIR} serves {@link JournalLoad}.
 */
public final class BenchWorld {
    private static final int CITIZENS = 8;
    private static final int ADULT = 25;
    private static final int DEMO_HOUSEHOLDS = 200; // the first ones are left to the demo's cast

    private BenchWorld() {}

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Path data = Path.of(args[1]).toAbsolutePath().normalize();
        try (Server server = Server.start(new Goc.Options("serve", 0, data, 0), null)) {
            switch (args[0]) {
                case "prepare" -> prepare(server, data, Integer.parseInt(args[2]));
                case "load" -> load(server, Integer.parseInt(args[2]));
                case "journal" -> new JournalLoad(server.rooms()).serve();
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
        System.exit(0);
    }

    private static void prepare(Server server, Path data, int people) throws IOException {
        server.rooms().getBean(Demo.class).prepare(people, System.out::println);
        Accounts accounts = server.rooms().getBean(Accounts.class);
        Persons persons = server.rooms().getBean(Persons.class);
        Cast.Login officer = login("do.tai@bench", 0);
        Cast.Login leader = login("lanh.dao@bench", 1);
        accounts.openOfficer(
                officer.login(),
                "Đo Tải",
                Cast.OFFICER_ROLE,
                "CA.BENCH",
                "Đơn vị đo tải",
                "*",
                officer.phone(),
                officer.password());
        accounts.openOfficer(
                leader.login(),
                "Lãnh Đạo Đo Tải",
                "leader",
                "TW.BENCH",
                "Đơn vị đo tải",
                "*",
                leader.phone(),
                leader.password());
        List<Cast.Login> citizens = new ArrayList<>();
        for (SyntheticPerson person : grown(plan(server, people))) {
            Cast.Login login = login(person.number().digits(), 2 + citizens.size());
            accounts.openCitizen(
                    persons.idOf(person.number()).orElseThrow(),
                    login.login(),
                    person.name().full(),
                    login.phone(),
                    login.password(),
                    2);
            citizens.add(login);
        }
        new Cast(people, officer, leader, citizens).keep(data);
        System.out.println("= prepared");
    }

    /** Times the loading alone, then keeps the database up until its standard input ends. */
    private static void load(Server server, int people) throws IOException {
        NationPlan plan = plan(server, people);
        System.out.println("= ready");
        if (System.in.read() < 0) {
            return;
        }
        long begun = System.nanoTime();
        long loaded = server.rooms().getBean(Loading.class).load(plan, (done, of) -> {});
        System.out.println("= " + loaded + " " + (System.nanoTime() - begun));
        while (System.in.read() >= 0) {
            // the baseline runs on this database
        }
    }

    private static NationPlan plan(Server server, int people) {
        DemoSettings settings = server.rooms().getBean(DemoSettings.class);
        return new NationPlan(settings.seed(), people, settings.asOf());
    }

    private static List<SyntheticPerson> grown(NationPlan plan) {
        List<SyntheticPerson> found = new ArrayList<>();
        Iterator<Household> households = Nation.households(plan).iterator();
        for (int i = 0; households.hasNext() && found.size() < CITIZENS; i++) {
            Household household = households.next();
            SyntheticPerson head = household.head();
            if (i >= DEMO_HOUSEHOLDS && head.birth().full() && head.birth().ageOn(plan.asOf()) >= ADULT) {
                found.add(head);
            }
        }
        return found;
    }

    private static Cast.Login login(String name, int no) {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        return new Cast.Login(
                name, "bench-" + HexFormat.of().formatHex(random), String.format(Locale.ROOT, "01000009%02d", no));
    }
}
