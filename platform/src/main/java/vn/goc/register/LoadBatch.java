package vn.goc.register;

import java.util.List;
import vn.goc.places.NewAddress;

/**
 * Some thousand people as rows ready to be sent.
 *
 * @param lastHousehold number of the last one in it
 * @param addresses each once within the batch
 */
record LoadBatch(
        long lastHousehold, int people, List<NewAddress> addresses, PersonRows persons, List<CopyText> others) {
    /** What still needs the batch's time and change number, which only its transaction knows. */
    interface PersonRows {
        List<CopyText> at(String recorded, long changeSeq);
    }
}
