package vn.goc.register;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.goc.places.NewAddress;

/**
 * Some thousand people as rows ready to be sent.
 *
 * @param lastHousehold number of the last one in it
 * @param addresses by id, each once within the batch
 */
record LoadBatch(
        long lastHousehold,
        int people,
        Map<UUID, NewAddress> addresses,
        PersonRows persons,
        List<LoadPart.Loaded> households,
        List<CopyText> others) {
    /** What still needs the batch's time and change number, which only its transaction knows. */
    interface PersonRows {
        List<CopyText> at(String recorded, long changeSeq);
    }
}
