package vn.goc.accounts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Where a sign-in comes from.
 *
 * @param network the address's neighbourhood: /24 for IPv4, /48 for IPv6, because single addresses are cheap
 * @param device what the browser calls itself, at most 200 characters
 * @param vietnamese language of the page, and so of the message with the code
 * @param trust the known-device cookie, empty if there is none
 */
public record Client(String network, String device, boolean vietnamese, String trust) {
    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;

    /** @param address numeric, as the container gives it */
    public static Client of(String address, String device, boolean vietnamese, String trust) {
        String bare = device.replaceAll("\\p{Cntrl}", " ");
        return new Client(
                network(address),
                bare.length() > 200 ? bare.substring(0, 200) : bare,
                vietnamese,
                trust.length() > 1000 ? "" : trust);
    }

    static String network(String address) {
        try {
            boolean numeric = address.matches("[0-9a-fA-F:.%]+");
            byte[] bytes = numeric ? InetAddress.getByName(address).getAddress() : new byte[0];
            return HexFormat.of()
                    .formatHex(bytes, 0, bytes.length == 4 ? IPV4_BYTES : Math.min(IPV6_BYTES, bytes.length));
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
