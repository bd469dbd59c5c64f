package care.continuum.gateway.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/// The key that signs tokens, in a file that only its owner reads, so that tokens outlive a restart.
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey in(String file) {
        if (file.isBlank()) {
            return fresh();
        }
        var path = Path.of(file);
        try {
            if (!Files.exists(path)) {
                write(path, fresh());
            }
            return RSAKey.parse(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(path + " holds no signing key", e);
        }
    }

    /// Whole or not at all: a half-written key would lock everybody out.
    private static void write(Path path, RSAKey key) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(folder, "identity", ".draft", owner);
        Files.writeString(draft, key.toJSONString());
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private static RSAKey fresh() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
