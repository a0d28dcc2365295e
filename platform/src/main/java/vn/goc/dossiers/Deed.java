package vn.goc.dossiers;

import java.util.Map;
import java.util.Optional;

/**
 * What can be done to a dossier, and which status it leads to from which: the whole flow as one table (Decree
 * 61/2018/NĐ-CP Arts 15–22, amended by 118/2025/NĐ-CP).
 */
public enum Deed {
    FILE("Nộp hồ sơ", "Filed", Map.of()),
    /** Tiếp nhận: CT04 with the due day; the dossier goes on to be processed at once. */
    ACCEPT("Tiếp nhận (CT04)", "Accepted (CT04)", Map.of(Status.FILED, Status.ACCEPTED)),
    /** Chuyển xử lý: follows the acceptance in the same transaction. */
    HAND_OVER("Chuyển xử lý", "Handed over for processing", Map.of(Status.ACCEPTED, Status.PROCESSING)),
    /** Yêu cầu bổ sung, once (CT05). */
    ASK_SUPPLEMENT(
            "Yêu cầu bổ sung (CT05)",
            "Supplement asked for (CT05)",
            Map.of(Status.FILED, Status.SUPPLEMENT, Status.PROCESSING, Status.SUPPLEMENT)),
    /** Bổ sung: back to where it was; one accepted before goes on, its clock beginning again. */
    ANSWER("Bổ sung giấy tờ", "Supplement sent", Map.of(Status.SUPPLEMENT, Status.FILED)),
    /** Từ chối tiếp nhận, or từ chối giải quyết once accepted (CT06). */
    REFUSE(
            "Từ chối (CT06)",
            "Refused (CT06)",
            Map.of(
                    Status.FILED, Status.NOT_ACCEPTED,
                    Status.SUPPLEMENT, Status.NOT_ACCEPTED,
                    Status.PROCESSING, Status.STOPPED)),
    APPROVE("Duyệt", "Approved", Map.of(Status.PROCESSING, Status.DONE)),
    /** Rút hồ sơ, by the citizen (Decree 118/2025/NĐ-CP Art. 21). */
    WITHDRAW(
            "Rút hồ sơ",
            "Withdrawn",
            Map.of(
                    Status.FILED, Status.WITHDRAWN,
                    Status.ACCEPTED, Status.WITHDRAWN,
                    Status.PROCESSING, Status.WITHDRAWN,
                    Status.SUPPLEMENT, Status.WITHDRAWN)),
    /** Dừng xử lý: a supplement never came, or the matter fell away. */
    STOP("Dừng xử lý", "Stopped", Map.of(Status.SUPPLEMENT, Status.STOPPED, Status.PROCESSING, Status.STOPPED)),
    RETURN("Trả kết quả", "Result delivered", Map.of(Status.DONE, Status.RETURNED));

    private final String vi;
    private final String en;
    private final Map<Status, Status> leads;

    Deed(String vi, String en, Map<Status, Status> leads) {
        this.vi = vi;
        this.en = en;
        this.leads = leads;
    }

    public String shown(boolean vietnamese) {
        return vietnamese ? vi : en;
    }

    /** Where the deed leads from a status; empty when it cannot be done there. */
    public Optional<Status> from(Status status) {
        return Optional.ofNullable(leads.get(status));
    }
}
