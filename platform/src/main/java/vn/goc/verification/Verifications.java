package vn.goc.verification;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.goc.exchange.Exchange;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Purpose;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Cases;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.register.Persons;
import vn.goc.register.RegisterError;
import vn.goc.residence.SearchPurposes;
import vn.goc.site.SiteError;
import vn.goc.site.Tx;

/**
 * Files of claims (xác thực thông tin theo tệp): handed in by an agency under its agreement or by an officer of residence,
 * checked by a worker of some node, fetched by whoever handed them in, deleted after their time.
 */
@Service
public class Verifications {
    private static final int MOST_LISTED = 50;

    private final FileStore store;
    private final FileWorker worker;
    private final Persons persons;
    private final Exchange exchange;
    private final Cases cases;
    private final Journal journal;
    private final VerificationSettings settings;
    private final Tx tx;
    private final Clock clock;

    Verifications(
            FileStore store,
            FileWorker worker,
            Persons persons,
            Exchange exchange,
            Cases cases,
            Journal journal,
            VerificationSettings settings,
            Tx tx,
            Clock clock) {
        this.store = store;
        this.worker = worker;
        this.persons = persons;
        this.exchange = exchange;
        this.cases = cases;
        this.journal = journal;
        this.settings = settings;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * Takes a file in. Its first line names the columns: {@code number} (12 digits) or {@code cmnd9} (9 digits) or both,
     * and any paths of {@link vn.goc.register.Fields}; an empty cell claims nothing.
     *
     * @param content CSV in UTF-8
     * @throws Rejection {@code csv.…} or {@code verification.…} for what was sent; {@code exchange.…}, {@code register.…}
     *     or {@code ledger.case-…} when it may not be asked, journaled for the first 100 whom it names
     */
    public VerificationFile handIn(Actor caller, Handing handing, InputStream content) {
        if (!handing.key().matches("[A-Za-z0-9._-]{1,100}")) {
            throw Rejection.of(VerificationError.KEY_MISSING);
        }
        Intake intake = Intake.read(content, settings);
        Access access = access(caller, handing, intake);
        String holder = Objects.requireNonNullElse(caller.agency(), caller.id().toString());
        UUID id = tx.write(caller, () -> {
            store.oneAtATime(holder);
            Optional<FileStore.Used> used = store.used(access, handing.key(), handing.agreement(), intake.content());
            if (used.isPresent()) {
                if (!used.get().same()) {
                    throw Rejection.of(VerificationError.KEY_OTHERWISE);
                }
                return used.get().file();
            }
            if (store.openFiles(holder) >= settings.files()) {
                throw Rejection.of(VerificationError.TOO_MANY_FILES).with("limit", settings.files());
            }
            UUID fresh = UUID.randomUUID();
            store.add(fresh, holder, handing.key(), access, handing.agreement(), intake, clock.instant());
            if (handing.agreement() != null) {
                exchange.did(
                        caller,
                        Batches.VIA,
                        handing.agreement(),
                        access,
                        intake.columns().size(),
                        null);
            }
            return fresh;
        });
        worker.wake();
        return file(caller, id);
    }

    /** @throws Rejection {@code verification.file-unknown}, also for another's */
    public VerificationFile file(Actor caller, UUID id) {
        return tx.read(caller, () -> store.find(caller.id(), id))
                .orElseThrow(() -> Rejection.of(VerificationError.FILE_UNKNOWN));
    }

    /** Files that the caller handed in, newest first, at most 50. */
    public List<VerificationFile> list(Actor caller) {
        return tx.read(caller, () -> store.list(caller.id(), MOST_LISTED));
    }

    /**
     * The verdicts of a file that has ended, as CSV: {@code row,cmnd9,number,verdict,claims,column,reason_vi,reason_en}.
     * Each row was journaled for its person when it was checked; that it was fetched is journaled too.
     *
     * @throws Rejection {@code verification.file-unknown}, {@code not-done}
     */
    public Disclosed<byte[]> result(Actor caller, UUID id) {
        return fetched(caller, id, Results.whole(results(caller, id)));
    }

    /** The first rows of a file that has ended which are no match, in order. */
    public Disclosed<List<Verdict>> differences(Actor caller, UUID id, int most) {
        List<Verdict> found = new ArrayList<>();
        for (byte[] piece : results(caller, id)) {
            if (found.size() < most) {
                Results.read(piece).stream()
                        .filter(verdict -> !verdict.verdict().equals("match"))
                        .limit(most - found.size())
                        .forEach(found::add);
            }
        }
        return fetched(caller, id, found);
    }

    /** Deletes a file with its verdicts; one that is being checked stops there. */
    public void delete(Actor caller, UUID id) {
        if (!tx.write(caller, () -> store.delete(caller.id(), id))) {
            throw Rejection.of(VerificationError.FILE_UNKNOWN);
        }
    }

    private List<byte[]> results(Actor caller, UUID id) {
        if (!file(caller, id).ended()) {
            throw Rejection.of(VerificationError.NOT_DONE);
        }
        return tx.read(caller, () -> store.results(id));
    }

    private <T> Disclosed<T> fetched(Actor caller, UUID id, T answer) {
        FileStore.Job job =
                tx.read(caller, () -> store.why(id)).orElseThrow(() -> Rejection.of(VerificationError.FILE_UNKNOWN));
        var entry = new JournalEntry(
                JournalEntry.Kind.BATCH, null, job.access(), RowReader.paths(job.columns()), Batches.VIA, "delivered");
        return journal.disclose(answer, List.of(entry));
    }

    private Access access(Actor caller, Handing handing, Intake intake) {
        List<String> fields = RowReader.paths(intake.columns());
        Access access = switch (caller.kind()) {
            case AGENCY ->
                exchange.granted(
                        caller,
                        Batches.VIA,
                        Objects.requireNonNullElse(handing.agreement(), ""),
                        handing.purpose(),
                        handing.caseCode(),
                        intake.numbers(),
                        fields);
            case OFFICER -> officers(caller, handing.purpose(), handing.caseCode());
            default -> throw Rejection.of(SiteError.NOT_YOURS);
        };
        try {
            if (access.legalBasis().isEmpty()) {
                throw Rejection.of(RegisterError.PURPOSE_NOT_YOURS);
            }
            cases.check(access);
            return access;
        } catch (Rejection refused) {
            throw persons.refused(access, intake.numbers(), fields, Batches.VIA, refused);
        }
    }

    /** Why an officer asks; a purpose that is not theirs stays without a ground. */
    private static Access officers(Actor officer, String purpose, @Nullable String caseCode) {
        String code = caseCode == null || caseCode.isBlank() ? null : caseCode;
        return SearchPurposes.find(officer, purpose)
                .map(allowed -> new Access(officer, allowed.purpose(), allowed.basisVi(), code))
                .orElseGet(() -> new Access(
                        officer, Objects.requireNonNullElse(Purpose.ofCode(purpose), Purpose.UNKNOWN), "", code));
    }
}
