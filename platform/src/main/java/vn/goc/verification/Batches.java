package vn.goc.verification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.goc.exchange.Agreements;
import vn.goc.formats.Csv;
import vn.goc.formats.CsvError;
import vn.goc.formats.CsvRow;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.register.Persons;
import vn.goc.register.Verification;
import vn.goc.site.SiteError;
import vn.goc.site.Tx;
import vn.goc.verification.FileStore.Job;
import vn.goc.verification.FileStore.Part;
import vn.goc.verification.FileStore.Tally;

/**
 * One piece of one file in one transaction: lock the file, ask the register, journal, keep the verdicts, count. A node that
 * dies leaves nothing behind, and another goes on with the same piece. While the file's row is locked it is this node's.
 */
@Component
class Batches {
    static final String VIA = "file";

    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    private static final int MOST_CANDIDATES = 20;
    private static final int MOST_TRIES = 5;

    private final FileStore store;
    private final Persons persons;
    private final Agreements agreements;
    private final VerificationSettings settings;
    private final Tx tx;
    private final Clock clock;
    private final Map<UUID, Integer> tries = new ConcurrentHashMap<>();

    Batches(
            FileStore store,
            Persons persons,
            Agreements agreements,
            VerificationSettings settings,
            Tx tx,
            Clock clock) {
        this.store = store;
        this.persons = persons;
        this.agreements = agreements;
        this.settings = settings;
        this.tx = tx;
        this.clock = clock;
    }

    /** Does one piece of the file that waited longest; false when no file is this node's to work on. */
    boolean step() {
        for (Job job : store.candidates(MOST_CANDIDATES)) {
            if (step(job)) {
                return true;
            }
        }
        return false;
    }

    /** Deletes what has been kept long enough. */
    int expire() {
        return tx.write(Actor.system(), () -> store.expire(clock.instant()));
    }

    private boolean step(Job job) {
        try {
            boolean done = tx.write(job.access().actor(), () -> store.take(job.id()) && piece(job));
            tries.remove(job.id());
            return done;
        } catch (Rejection refused) {
            if (!refused.refusal().decides()) {
                throw refused; // the platform cannot just now; the file waits
            }
            end(job, "refused", refused.refusal().id());
            return true;
        } catch (RuntimeException e) {
            if (tries.merge(job.id(), 1, Integer::sum) >= MOST_TRIES) {
                LOG.error("file {} cannot be checked", job.id(), e);
                end(job, "failed", SiteError.UNEXPECTED.id());
                return true;
            }
            throw e;
        }
    }

    private boolean piece(Job job) {
        if (job.agreement() != null) {
            agreements.standing(job.access().actor(), job.agreement());
        }
        Part part = store.nextPart(job.id()).orElseThrow();
        List<RowReader.Read> read = new ArrayList<>(part.rows());
        List<Verdict> verdicts = new ArrayList<>(part.rows());
        read(job, part, read, verdicts);
        List<Persons.Asked> asked = new ArrayList<>(part.rows());
        for (RowReader.Read one : read) {
            if (one.asked() != null) {
                asked.add(one.asked());
            }
        }
        List<Verification> answers = persons.verifyAll(job.access(), asked, RowReader.paths(job.columns()), VIA);
        Tally tally = decide(job, verdicts, answers);
        store.answer(job.id(), part.no(), Results.piece(verdicts));
        Instant now = clock.instant();
        store.advance(job.id(), tally, now, now.plus(settings.keep()));
        return true;
    }

    /** Reads a piece; a row that can be asked about stands among the verdicts without one. */
    private static void read(Job job, Part part, List<RowReader.Read> read, List<Verdict> verdicts) {
        var rows = new RowReader(job.columns());
        try (Csv csv = Intake.open(part.input())) {
            for (int no = part.firstRow(); no < part.firstRow() + part.rows(); no++) {
                try {
                    CsvRow row = java.util.Objects.requireNonNull(csv.next());
                    RowReader.Read one = rows.read(no, row);
                    read.add(one);
                    verdicts.add(
                            one.bad() != null
                                    ? one.bad()
                                    : new Verdict(
                                            no,
                                            rows.cell(row, RowReader.OLD),
                                            rows.cell(row, RowReader.NUMBER),
                                            "",
                                            List.of(),
                                            null,
                                            null,
                                            null));
                } catch (Rejection refused) {
                    if (refused.refusal() != CsvError.WRONG_CELL_COUNT) {
                        throw refused;
                    }
                    verdicts.add(rows.unfit(no, refused));
                }
            }
        }
    }

    /** Puts the answers in their places, in order. */
    private static Tally decide(Job job, List<Verdict> verdicts, List<Verification> answers) {
        int next = 0;
        int matched = 0;
        int mismatched = 0;
        int absent = 0;
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict place = verdicts.get(i);
            if (!place.verdict().isEmpty()) {
                continue;
            }
            Verification answer = answers.get(next++);
            List<String> wrong = List.of();
            String verdict;
            if (!answer.found()) {
                verdict = "not-found";
                absent++;
            } else if (answer.all()) {
                verdict = "match";
                matched++;
            } else {
                verdict = "mismatch";
                mismatched++;
                wrong = answer.matches().entrySet().stream()
                        .filter(one -> !one.getValue())
                        .map(one -> RowReader.column(one.getKey(), job.columns()))
                        .toList();
            }
            verdicts.set(i, new Verdict(place.row(), place.cmnd9(), place.number(), verdict, wrong, null, null, null));
        }
        return new Tally(matched, mismatched, absent, verdicts.size() - answers.size());
    }

    private void end(Job job, String state, String reason) {
        Instant now = clock.instant();
        tx.write(Actor.system(), () -> {
            store.end(job.id(), state, reason, now, now.plus(settings.keep()));
            return null;
        });
        tries.remove(job.id());
    }
}
