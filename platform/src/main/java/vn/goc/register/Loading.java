package vn.goc.register;

import org.springframework.stereotype.Service;
import vn.goc.nation.NationPlan;

/** Seeding by COPY. */
@Service
public class Loading {
    @FunctionalInterface
    public interface Progress {
        void loaded(long people, long of);
    }

    Loading() {}

    public long load(NationPlan plan, Progress progress) {
        throw new UnsupportedOperationException();
    }

    public long people() {
        throw new UnsupportedOperationException();
    }
}
