package vn.goc.notices;

/**
 * A message on its way out of the house.
 *
 * @param id the same at each attempt, so that a gateway can drop a repetition
 * @param address phone number of digits, or e-mail address
 * @param subject empty for SMS
 */
public record Outgoing(long id, Channel channel, String address, String subject, String body, int attempt) {
    /** How it travels. */
    public enum Channel {
        SMS,
        EMAIL
    }
}
