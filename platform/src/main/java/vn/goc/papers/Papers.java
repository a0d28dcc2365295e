package vn.goc.papers;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;
import vn.goc.kernel.Sha256;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Issues papers and says whether they hold. A room decides what a paper says and who may have it, and journals that; here
 * it gets its code, its signed statement and its place in the register of papers.
 */
@Service
public class Papers {
    private static final int LONGEST_REASON = 300;
    private static final int MOST_LISTED = 100;

    private final PaperStore store;
    private final Statements statements;
    private final Press press;
    private final PapersSettings settings;
    private final Environment environment;
    private final Tx tx;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * A paper to be issued.
     *
     * @param kind a code of the issuing room's, at most 40 characters
     * @param unit code of the unit, which alone may revoke it
     * @param person whom it is about; null for nobody
     * @param name of whom it is about, in full: in the statement as printed, on the public page in part
     * @param number in the book or file it was taken from
     */
    public record NewPaper(
            String kind,
            String kindVi,
            String kindEn,
            String unit,
            String unitName,
            @Nullable UUID person,
            String name,
            String number) {}

    /**
     * What a page prints to be checked by.
     *
     * @param code in groups of four
     * @param place where the code is typed, {@code goc.example/p}
     * @param qr picture of the address with the statement, as a data address
     */
    public record Stamp(String code, String place, String qr, LocalDate day) {}

    /** A paper with its printed file. */
    public record Issued(Paper paper, byte[] pdf) {}

    Papers(
            PaperStore store,
            Statements statements,
            Press press,
            PapersSettings settings,
            Environment environment,
            Tx tx,
            Clock clock) {
        this.store = store;
        this.statements = statements;
        this.press = press;
        this.settings = settings;
        this.environment = environment;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * Issues a paper; joins the caller's transaction.
     *
     * @param page makes the XHTML to print, with the stamp on it
     */
    public Issued issue(Actor actor, NewPaper wanted, Function<Stamp, String> page) {
        PaperCode code = PaperCode.random(random);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate day = LocalDate.ofInstant(now, Texts.ZONE);
        String statement = statements.sign(
                new Statements.Said(code.signs(), wanted.kind(), day, wanted.name(), wanted.number(), wanted.unit()));
        String place = origin() + "/p";
        var stamp = new Stamp(
                code.shown(),
                place.replaceFirst("^https?://", ""),
                QrPicture.of(place + "/" + code.signs() + "#" + statement),
                day);
        byte[] pdf = press.pdf(page.apply(stamp));
        var facts = new Paper.Facts(
                wanted.kindVi(), wanted.kindEn(), wanted.unitName(), wanted.number(), Paper.part(wanted.name()));
        var paper = new Paper(
                code,
                wanted.kind(),
                now,
                wanted.unit(),
                wanted.person(),
                Sha256.hex(pdf),
                facts,
                Paper.Status.VALID,
                null,
                null,
                null);
        return tx.write(actor, () -> {
            store.add(paper, pdf);
            return new Issued(paper, pdf);
        });
    }

    /**
     * Thu hồi: the paper no longer holds.
     *
     * @throws Rejection {@code papers.unknown}, {@code not-yours}, {@code ended}, {@code reason-needed}
     */
    public Paper revoke(Actor actor, PaperCode code, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Rejection.of(PapersError.REASON_NEEDED).with("most", LONGEST_REASON);
        }
        return end(actor, code, Paper.Status.REVOKED, why, null);
    }

    /** Thay thế: another paper of the same unit says what is so now; throws as {@link #revoke}. */
    public Paper supersede(Actor actor, PaperCode code, PaperCode successor) {
        get(successor);
        return end(actor, code, Paper.Status.SUPERSEDED, null, successor);
    }

    public Optional<Paper> find(PaperCode code) {
        return tx.read(Actor.system(), () -> store.find(code));
    }

    /** @throws Rejection {@code papers.unknown} */
    public Paper get(PaperCode code) {
        return find(code).orElseThrow(() -> Rejection.of(PapersError.UNKNOWN));
    }

    /** The newest 100 papers about somebody, for the rooms that may show them. */
    public List<Paper> list(UUID person) {
        return tx.read(Actor.system(), () -> store.list(person, MOST_LISTED));
    }

    /**
     * The printed file, for the room that issued it to give out again.
     *
     * @throws Rejection {@code papers.unknown}
     */
    public byte[] pdf(PaperCode code) {
        return tx.read(Actor.system(), () -> store.print(code)).orElseThrow(() -> Rejection.of(PapersError.UNKNOWN));
    }

    private Paper end(
            Actor actor, PaperCode code, Paper.Status status, @Nullable String reason, @Nullable PaperCode successor) {
        return tx.write(actor, () -> {
            Paper paper = store.lock(code).orElseThrow(() -> Rejection.of(PapersError.UNKNOWN));
            if (actor.kind() != Actor.Kind.SYSTEM && !paper.unit().equals(actor.agency())) {
                throw Rejection.of(PapersError.NOT_YOURS);
            }
            LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
            if (!store.end(code, status, today, reason, successor)) {
                throw Rejection.of(PapersError.ENDED);
            }
            return store.find(code).orElseThrow();
        });
    }

    private String origin() {
        String set = settings.origin();
        return set.isEmpty() ? "http://localhost:" + environment.getRequiredProperty("local.server.port") : set;
    }
}
