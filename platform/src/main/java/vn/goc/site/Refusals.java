package vn.goc.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import vn.goc.kernel.Refusal;

/** Every refusal there is, for the page that explains them. Found on the class path once, when first asked. */
@Component
public class Refusals {
    private volatile List<Refusal> all = List.of();

    public List<Refusal> all() {
        if (all.isEmpty()) {
            all = scan();
        }
        return all;
    }

    private static List<Refusal> scan() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Refusal.class));
        List<Refusal> found = new ArrayList<>();
        for (var candidate : scanner.findCandidateComponents("vn.goc")) {
            try {
                Object[] constants = Class.forName(candidate.getBeanClassName()).getEnumConstants();
                for (Object constant : constants == null ? new Object[0] : constants) {
                    found.add((Refusal) constant);
                }
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        found.sort(Comparator.comparing(Refusal::id));
        return List.copyOf(found);
    }
}
