package vn.goc.notices;

/**
 * Carries messages to the outside world. {@link SmtpSender} and {@link SmsHttpSender} are the real ones,
 * {@link SpoolSender} the named one that {@code start} uses.
 */
public interface Sender {
    /** Whether this one carries the channel under the present settings. */
    boolean carries(Outgoing.Channel channel);

    /**
     * Hands the message over once; the outbox tries again later when it fails.
     *
     * @throws SendFailed with a reason that holds no personal data
     */
    void send(Outgoing message) throws SendFailed;

    /** The other side did not take the message. */
    final class SendFailed extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean forGood;

        /** @param forGood trying again cannot help, e.g. the address does not exist */
        public SendFailed(String reason, boolean forGood) {
            super(reason);
            this.forGood = forGood;
        }

        public boolean forGood() {
            return forGood;
        }
    }
}
