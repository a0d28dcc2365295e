package vn.goc.engine.ledger;

/** Bytes that are not the note, key, checkpoint or proof they claim to be, or whose signatures do not hold. */
public final class MalformedNote extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedNote(String what) {
        super(what);
    }

    MalformedNote(String what, Throwable cause) {
        super(what, cause);
    }
}
