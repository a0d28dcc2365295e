package vn.goc.register;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Whom there is to count. */
@Service
public class Headcount {
    public record Row(String commune, String sex, @Nullable LocalDate birth) {}

    public record Snapshot(long numberedSize, Set<Long> unnumbered, long people) {}

    Headcount() {}

    public Snapshot scan(Consumer<Row> rows) {
        throw new UnsupportedOperationException();
    }

    public void peopleBornOn(MonthDay day, Consumer<Row> rows) {
        throw new UnsupportedOperationException();
    }
}
