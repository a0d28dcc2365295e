package vn.goc.civil;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.goc.kernel.Access;
import vn.goc.kernel.Actor;
import vn.goc.kernel.AreaCode;
import vn.goc.kernel.PartialDate;
import vn.goc.kernel.Rejection;
import vn.goc.ledger.Disclosed;
import vn.goc.ledger.Journal;
import vn.goc.ledger.JournalEntry;
import vn.goc.pages.StaticTemplates;
import vn.goc.papers.Paper;
import vn.goc.papers.PaperCode;
import vn.goc.papers.Papers;
import vn.goc.site.Texts;
import vn.goc.site.Tx;

/**
 * Giấy khai sinh, giấy chứng nhận kết hôn and trích lục from the book (Law 60/2014/QH13 Arts. 16, 18, 34, 63). Each is a paper
 * that anybody can check, and each is journaled as an answer about whom it names.
 */
@Service
public class Certificates {
    private static final String VIA = "certificate";

    private final Records records;
    private final CivilStore store;
    private final Book book;
    private final Papers papers;
    private final RegistryOffices offices;
    private final Journal journal;
    private final Tx tx;

    /** One line of a certificate. */
    public record Line(String term, String text) {}

    /** Everything a certificate shows. */
    public record Print(
            Certificate kind,
            String office,
            String province,
            String number,
            String registeredOn,
            boolean late,
            List<Line> lines,
            String signer,
            Papers.Stamp stamp) {}

    Certificates(
            Records records,
            CivilStore store,
            Book book,
            Papers papers,
            RegistryOffices offices,
            Journal journal,
            Tx tx) {
        this.records = records;
        this.store = store;
        this.book = book;
        this.papers = papers;
        this.offices = offices;
        this.journal = journal;
        this.tx = tx;
    }

    /**
     * Issues a certificate or extract.
     *
     * @param role for whom among those it is about: {@code husband} or {@code wife}; empty for the first
     * @throws Rejection {@code civil.record-unknown}, {@code paper-otherwise}, {@code original-issued}
     */
    public Disclosed<Papers.Issued> issue(Registrar registrar, UUID id, Certificate kind, String role) {
        CivilRecord record = records.record(id);
        if (kind.act() != record.act() || record.supersededBy() != null) {
            throw Rejection.of(CivilError.PAPER_OTHERWISE);
        }
        UUID person = role.isEmpty()
                ? record.subjects().getFirst()
                : record.party(role).orElseThrow(() -> Rejection.of(CivilError.PAPER_OTHERWISE));
        return book.inCase(registrar, book.newDossier(), Records.BASIS, record.persons(), access -> {
            var wanted = new Papers.NewPaper(
                    kind.word(),
                    kind.vi(),
                    kind.en(),
                    registrar.agency(),
                    registrar.unitName(),
                    person,
                    name(record, person),
                    record.shown());
            Papers.Issued issued = papers.issue(
                    registrar.actor(),
                    wanted,
                    stamp -> new StaticTemplates()
                            .civilCertificate(print(registrar, record, kind, stamp))
                            .render());
            Paper paper = issued.paper();
            var issue = new Issue(paper.code().signs(), id, person, kind, paper.issuedAt());
            if (!store.issued(issue, registrar.actor().id())) {
                throw Rejection.of(CivilError.ORIGINAL_ISSUED);
            }
            return journal.disclose(issued, Records.entries(access, record));
        });
    }

    /**
     * The file of a paper issued before.
     *
     * @throws Rejection {@code civil.record-unknown} when no such paper came from this act
     */
    public Disclosed<byte[]> pdf(Registrar registrar, UUID id, PaperCode code) {
        CivilRecord record = records.record(id);
        requireFrom(code, id);
        return book.inCase(
                registrar,
                book.newDossier(),
                Records.BASIS,
                record.persons(),
                access -> journal.disclose(papers.pdf(code), Records.entries(access, record)));
    }

    /** A citizen's own certificates and extracts. */
    public Disclosed<List<Paper>> own(Actor citizen) {
        var own = Access.own(citizen);
        List<Paper> found = papers.list(citizen.id()).stream()
                .filter(paper -> tx.read(citizen, () -> store.issue(paper.code().signs()))
                        .isPresent())
                .toList();
        return journal.disclose(found, List.of(JournalEntry.read(citizen.id(), own, List.of("name"), VIA)));
    }

    /** @throws Rejection {@code civil.record-unknown}, also for another's */
    public Disclosed<byte[]> ownPdf(Actor citizen, PaperCode code) {
        Issue issue = tx.read(citizen, () -> store.issue(code.signs()))
                .filter(found ->
                        citizen.kind() == Actor.Kind.CITIZEN && found.person().equals(citizen.id()))
                .orElseThrow(() -> Rejection.of(CivilError.RECORD_UNKNOWN));
        List<String> fields = Records.fields(issue.kind().act());
        return journal.disclose(
                papers.pdf(code), List.of(JournalEntry.read(citizen.id(), Access.own(citizen), fields, VIA)));
    }

    private void requireFrom(PaperCode code, UUID record) {
        boolean from = tx.read(Actor.system(), () -> store.issue(code.signs()))
                .filter(issue -> issue.record().equals(record))
                .isPresent();
        if (!from) {
            throw Rejection.of(CivilError.RECORD_UNKNOWN);
        }
    }

    private Print print(Registrar registrar, CivilRecord record, Certificate kind, Papers.Stamp stamp) {
        AreaCode commune = registrar.commune();
        return new Print(
                kind,
                registrar.unitName(),
                offices.province(commune, book.today()),
                record.shown(),
                Texts.day(record.registeredOn()),
                record.late(),
                lines(record),
                registrar.name(),
                stamp);
    }

    private static String name(CivilRecord record, UUID person) {
        if (record.act() == Act.MARRIAGE) {
            boolean husband = record.party("husband").filter(person::equals).isPresent();
            return record.text(husband ? "husband.name" : "wife.name");
        }
        return record.text(record.act() == Act.BIRTH ? "child.name" : "deceased.name");
    }

    /** What the certificate says, in its order; {@code part.name} of the book beside its term. */
    public static List<Line> lines(CivilRecord record) {
        List<Line> lines = new ArrayList<>();
        switch (record.act()) {
            case BIRTH -> {
                add(lines, "Họ, chữ đệm, tên", record.text("child.name"));
                add(lines, "Số định danh cá nhân", record.text("child.number"));
                add(lines, "Ngày, tháng, năm sinh", day(record.text("child.bornOn")));
                add(lines, "Giới tính", record.text("child.sex"));
                add(lines, "Dân tộc", record.text("child.ethnicity"));
                add(lines, "Quốc tịch", record.text("child.nationality"));
                add(lines, "Nơi sinh", record.text("child.birthPlace"));
                add(lines, "Quê quán", record.text("child.origin"));
                parent(lines, record, "mother", "mẹ");
                parent(lines, record, "father", "cha");
                add(lines, "Người đi khai sinh", declarant(record));
            }
            case DEATH -> {
                add(lines, "Họ, chữ đệm, tên", record.text("deceased.name"));
                add(lines, "Số định danh cá nhân", record.text("deceased.number"));
                add(lines, "Ngày, tháng, năm sinh", day(record.text("deceased.bornOn")));
                add(lines, "Giới tính", record.text("deceased.sex"));
                add(lines, "Dân tộc", record.text("deceased.ethnicity"));
                add(lines, "Quốc tịch", record.text("deceased.nationality"));
                add(lines, "Nơi cư trú cuối cùng", record.text("deceased.residence"));
                add(lines, "Đã chết ngày", day(record.text("diedOn")));
                add(lines, "Nơi chết", record.text("place"));
                add(lines, "Nguyên nhân chết", record.text("cause"));
                add(lines, "Giấy báo tử", record.text("evidence"));
                add(lines, "Người đi khai tử", declarant(record));
            }
            case MARRIAGE -> {
                spouse(lines, record, "husband", "chồng");
                spouse(lines, record, "wife", "vợ");
            }
        }
        return lines;
    }

    private static void parent(List<Line> lines, CivilRecord record, String who, String vi) {
        String year = record.text(who + ".birthYear");
        String name = record.text(who + ".name");
        add(lines, "Họ, chữ đệm, tên " + vi, name.isEmpty() || year.isEmpty() ? name : name + ", sinh năm " + year);
        add(lines, "Dân tộc, quốc tịch " + vi, joined(record, who));
        add(lines, "Nơi cư trú của " + vi, record.text(who + ".residence"));
    }

    private static void spouse(List<Line> lines, CivilRecord record, String who, String vi) {
        add(lines, "Họ, chữ đệm, tên " + vi, record.text(who + ".name"));
        add(lines, "Số định danh của " + vi, record.text(who + ".number"));
        add(lines, "Ngày sinh của " + vi, day(record.text(who + ".bornOn")));
        add(lines, "Dân tộc, quốc tịch " + vi, joined(record, who));
        add(lines, "Nơi cư trú của " + vi, record.text(who + ".residence"));
    }

    private static String joined(CivilRecord record, String who) {
        String ethnicity = record.text(who + ".ethnicity");
        String nationality = record.text(who + ".nationality");
        return ethnicity.isEmpty() || nationality.isEmpty() ? ethnicity + nationality : ethnicity + ", " + nationality;
    }

    private static String declarant(CivilRecord record) {
        return record.text("declarant.name") + " (" + record.text("declarant.relation") + ")";
    }

    private static String day(String iso) {
        return iso.isEmpty() ? "" : PartialDate.parse(iso).shown();
    }

    private static void add(List<Line> lines, String term, String text) {
        if (!text.isEmpty()) {
            lines.add(new Line(term, text));
        }
    }
}
