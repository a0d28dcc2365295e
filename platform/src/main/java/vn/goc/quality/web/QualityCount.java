package vn.goc.quality.web;

import org.springframework.stereotype.Component;
import vn.goc.quality.Tasks;
import vn.goc.site.NavCount;
import vn.goc.site.Session;

/** How many verification tasks wait, beside their place in the navigation. */
@Component
class QualityCount implements NavCount {
    private final Tasks tasks;

    QualityCount(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String href() {
        return "/quality";
    }

    @Override
    public int count(Session session) {
        return tasks.countOpen(session.actor());
    }
}
