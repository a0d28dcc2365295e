package vn.goc.accounts;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A passkey in software: makes the answers a browser and its authenticator would, and wrong ones on request. */
final class SoftKey {
    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final byte[] id = new byte[32];
    String origin;
    String rpId = "localhost";
    int flags = PRESENT | VERIFIED;
    int count;
    byte[] handle = {};
    private final KeyPair pair;

    SoftKey(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String registration(Map<String, Object> options) {
        byte[] client = clientData("webauthn.create", (String) options.get("challenge"));
        byte[] data = join(authenticator(flags | ATTESTED), new byte[16], new byte[] {0, (byte) id.length}, id, cose());
        // {"fmt": "none", "attStmt": {}, "authData": data}
        byte[] head = {
            (byte) 0xa3,
            0x63,
            'f',
            'm',
            't',
            0x64,
            'n',
            'o',
            'n',
            'e',
            0x67,
            'a',
            't',
            't',
            'S',
            't',
            'm',
            't',
            (byte) 0xa0,
            0x68,
            'a',
            'u',
            't',
            'h',
            'D',
            'a',
            't',
            'a',
            0x58,
            (byte) data.length
        };
        return answer(Map.of("clientDataJSON", encode(client), "attestationObject", encode(join(head, data))));
    }

    String assertion(Map<String, Object> options) {
        return assertion((String) options.get("challenge"));
    }

    String assertion(String challenge) {
        byte[] client = clientData("webauthn.get", challenge);
        byte[] data = authenticator(flags);
        return answer(Map.of(
                "clientDataJSON", encode(client),
                "authenticatorData", encode(data),
                "signature", encode(sign(join(data, sha256(client)))),
                "userHandle", encode(handle)));
    }

    static byte[] handle(UUID account) {
        return ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
    }

    private String answer(Map<String, String> response) {
        return JSON.writeValueAsString(Map.of(
                "id", encode(id),
                "rawId", encode(id),
                "type", "public-key",
                "response", response,
                "clientExtensionResults", Map.of()));
    }

    private byte[] clientData(String type, String challenge) {
        return JSON.writeValueAsBytes(
                Map.of("type", type, "challenge", challenge, "origin", origin, "crossOrigin", false));
    }

    private byte[] authenticator(int raised) {
        byte[] counter = ByteBuffer.allocate(4).putInt(count).array();
        return join(sha256(rpId.getBytes(StandardCharsets.UTF_8)), new byte[] {(byte) raised}, counter);
    }

    /** {1: 2, 3: -7, -1: 1, -2: x, -3: y}, an EC2 key for ES256 on P-256 (RFC 9053). */
    private byte[] cose() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return join(
                new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
                unsigned(point.getAffineX().toByteArray()),
                new byte[] {0x22, 0x58, 0x20},
                unsigned(point.getAffineY().toByteArray()));
    }

    private byte[] sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned(byte[] number) {
        byte[] out = new byte[32];
        int length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, out, 32 - length, length);
        return out;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
