package vn.goc.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The register's benchmark: one class for each row, on the foundation's data directory {@code people}. A row that it shares with
 * the foundation is the same class.
 */
final class Register {
    private final Path data;
    private final boolean quick;
    private final String only;
    private final Rounds rounds;

    Register(Path data, boolean quick, String only) {
        this.data = data;
        this.quick = quick;
        this.only = only;
        this.rounds = Rounds.of(quick);
    }

    List<Row> run() throws Exception {
        var table = new Table(only);
        Path set = data.resolve("people");
        Optional<Cast> cast = Cast.in(set);
        if (cast.isEmpty()) {
            String reason = "no data set in " + set + ": run with --prepare first";
            table.add(FileRow.missing(reason));
            table.add(PersonQueryRow.missing(reason));
            table.add(AsOfRow.missing(reason));
            CurrentRows.missing(reason).forEach(table::add);
            table.add(EnterRow.missing(reason));
            return table.rows();
        }
        try (Target target = Target.start(set, cast.get().people()).whole()) {
            List<String> numbers = Foundation.numbers(target.database());
            Path log = set.resolve("log");
            var current = new CurrentRows(target.database(), numbers);
            table.measure("current person", () -> current.byNumber(rounds));
            table.measure("name search", () -> current.byName(rounds));
            table.measure("person entered", () -> new EnterRow(target, cast.get()).run(rounds));
            table.measure("file of claims", () -> new FileRow(target, cast.get(), quick).run(rounds));
            table.measure("person query", () -> new PersonQueryRow(target, cast.get(), numbers).run(rounds, log));
            table.measure("as-of query", () -> new AsOfRow(target.database(), numbers).run(rounds));
        }
        return table.rows();
    }
}
