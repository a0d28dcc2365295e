package vn.goc.notices.web;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.goc.notices.Notice;
import vn.goc.notices.Notices;
import vn.goc.pages.StaticTemplates;
import vn.goc.site.NavCount;
import vn.goc.site.Page;
import vn.goc.site.Session;

/** The inbox (hộp thư) of whoever is signed in. */
@Controller
class InboxPages implements NavCount {
    private static final int SHOWN = 20;

    private final Notices notices;

    InboxPages(Notices notices) {
        this.notices = notices;
    }

    @GetMapping("/inbox")
    @ResponseBody
    JteModel list(Page page, Session session, @RequestParam(required = false) @Nullable Long before) {
        List<Notice> found = notices.list(session.actor().id(), before, SHOWN + 1);
        boolean more = found.size() > SHOWN;
        List<Notice> shown = more ? found.subList(0, SHOWN) : found;
        int unread = notices.unread(session.actor().id());
        return new StaticTemplates().noticesInbox(page, shown, unread, before == null, more);
    }

    @GetMapping("/inbox/{id}")
    @ResponseBody
    JteModel open(Page page, Session session, @PathVariable long id) {
        Notice notice = notices.open(session.actor().id(), id);
        return new StaticTemplates().noticesNotice(page, notice);
    }

    @Override
    public String href() {
        return "/inbox";
    }

    @Override
    public int count(Session session) {
        return notices.unread(session.actor().id());
    }
}
