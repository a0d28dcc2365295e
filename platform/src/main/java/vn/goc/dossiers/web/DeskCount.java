package vn.goc.dossiers.web;

import org.springframework.stereotype.Component;
import vn.goc.dossiers.Desk;
import vn.goc.site.NavCount;
import vn.goc.site.Session;

/** How many dossiers wait for the officer, beside the queue's place in the navigation. */
@Component
class DeskCount implements NavCount {
    private final Desk desk;

    DeskCount(Desk desk) {
        this.desk = desk;
    }

    @Override
    public String href() {
        return "/desk";
    }

    @Override
    public int count(Session session) {
        return desk.open(session);
    }
}
