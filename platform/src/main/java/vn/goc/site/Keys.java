package vn.goc.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.springframework.stereotype.Component;

/**
 * The one door to private keys: files below {@code keys/} in the data directory, readable by the server alone, made on
 * first use. A PKCS#11 token takes their place behind this same door.
 *
 * <p>{@link #provider} is the fast native provider where the machine has it, else the JDK's.
 */
@Component
public class Keys {
    private final Path directory;
    private final Provider provider;

    Keys(SiteSettings settings) {
        this.directory = settings.data().resolve("keys");
        this.provider = nativeProvider();
    }

    public Provider provider() {
        return provider;
    }

    /** Ed25519, e.g. for the ledger's checkpoints. */
    public KeyPair ed25519(String name) {
        return pair(name, "Ed25519");
    }

    /** P-256, e.g. for access tokens. */
    public KeyPair p256(String name) {
        return pair(name, "EC");
    }

    /** 32 random bytes, e.g. for a MAC. */
    public synchronized byte[] secret(String name) {
        Path file = directory.resolve(name + ".secret");
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[32];
                new SecureRandom().nextBytes(bytes);
                write(file, bytes);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized KeyPair pair(String name, String algorithm) {
        Path secret = directory.resolve(name + ".key");
        Path open = directory.resolve(name + ".pub");
        try {
            if (!Files.exists(secret)) {
                var generator = KeyPairGenerator.getInstance(algorithm);
                if (algorithm.equals("EC")) {
                    generator.initialize(new ECGenParameterSpec("secp256r1"));
                }
                KeyPair made = generator.generateKeyPair();
                write(open, made.getPublic().getEncoded());
                write(secret, made.getPrivate().getEncoded());
            }
            var factory = KeyFactory.getInstance(algorithm);
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(Files.readAllBytes(open))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(secret))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Key " + name + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, bytes);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Provider nativeProvider() {
        try {
            var corretto = com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider.INSTANCE;
            if (corretto.getLoadingError() == null) {
                return corretto;
            }
        } catch (LinkageError e) {
            // another kind of machine: the JDK does it, slower
        }
        return Security.getProvider("SunEC");
    }
}
