package vn.goc.insight;

import org.springframework.stereotype.Component;
import vn.goc.demo.Demo;
import vn.goc.kernel.Actor;
import vn.goc.kernel.Rejection;

/** After a bulk load everybody is counted anew, and a first release made so that visitors see a map with figures. */
@Component
class FirstRelease implements Demo.AfterLoading {
    private final Counts counts;
    private final Releases releases;

    FirstRelease(Counts counts, Releases releases) {
        this.counts = counts;
        this.releases = releases;
    }

    @Override
    public void loaded() {
        counts.rescan();
        try {
            releases.publish(Actor.system());
        } catch (Rejection e) {
            if (e.refusal() != InsightError.ALREADY_PUBLISHED) {
                throw e;
            }
        }
    }
}
