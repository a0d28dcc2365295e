package vn.goc;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What {@code start} adds on an empty register: the synthetic nation and accounts to try it with. */
@Component
class Demo {
    /**
     * Seeds an empty register and says how to sign in.
     *
     * @param people how many, or −1 for the default
     */
    void prepare(int people, Consumer<String> say) {
        say.accept("no rooms to seed yet");
    }
}
