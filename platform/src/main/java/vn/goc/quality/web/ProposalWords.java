package vn.goc.quality.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.goc.approvals.Proposal;
import vn.goc.register.Facts;
import vn.goc.register.Merges;
import vn.goc.register.Numbers;
import vn.goc.site.Fact;
import vn.goc.site.Page;
import vn.goc.site.Texts;

/** What pages call the acts of two officers. */
public final class ProposalWords {
    /** Those proposed with a form of their own; merges are proposed where two records are compared. */
    public static final List<String> FORMS = List.of(Numbers.CHANGE, Facts.REVIVAL, Merges.UNMERGE);

    private static final Map<String, String[]> KINDS = Map.of(
            Numbers.CHANGE, new String[] {"Hủy, xác lập lại số định danh", "Cancel or re-establish a number"},
            Facts.REVIVAL, new String[] {"Mở khóa người ghi nhầm là đã chết", "Undo a wrong death"},
            Merges.MERGE, new String[] {"Nhập hai hồ sơ của một người", "Merge two records of one person"},
            Merges.UNMERGE, new String[] {"Tách hồ sơ đã nhập nhầm", "Take a merge back"});

    private ProposalWords() {}

    public static String kind(String kind, Page page) {
        String[] words = KINDS.get(kind);
        return words == null ? kind : page.say(words[0], words[1]);
    }

    static List<Fact> facts(Proposal proposal, Page page) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(page.say("Đơn vị đề nghị", "Proposed by"), proposal.unit() == null ? "" : proposal.unit()));
        facts.add(Fact.of(page.say("Gửi lúc", "Sent"), Texts.time(proposal.proposedAt())));
        facts.add(Fact.of(page.say("Hết hạn duyệt", "Closes"), Texts.time(proposal.closesAt())));
        facts.add(Fact.of(page.say("Lý do", "Reason"), proposal.reason()));
        facts.add(Fact.of(page.say("Giấy tờ đã xem", "Papers seen"), proposal.evidence()));
        String letter = proposal.what().path("ground").asString("");
        if (!letter.isEmpty()) {
            Numbers.Ground ground = Numbers.Ground.ofLetter(letter);
            facts.add(Fact.of(page.say("Căn cứ", "Ground"), letter + ") " + page.say(ground.vi(), ground.en())));
            String place = proposal.what().path("registeredAt").asString("");
            facts.add(Fact.of(
                    page.say("Số mới theo nơi đăng ký", "New number by place"),
                    place.isEmpty() ? page.say("không lập số mới", "no new number") : place));
        }
        return facts;
    }
}
