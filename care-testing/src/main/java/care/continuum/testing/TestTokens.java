package care.continuum.testing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/// Tokens of an issuer that only the tests know.
public final class TestTokens {

    private static final KeyPair KEYS = generate();
    private static final JwtEncoder ENCODER = NimbusJwtEncoder.withKeyPair(
                    (RSAPublicKey) KEYS.getPublic(), (RSAPrivateKey) KEYS.getPrivate())
            .build();

    private TestTokens() {}

    /// A signed token for somebody with these roles.
    public static String with(String... roles) {
        return signed("test-" + String.join("-", roles), Map.of("roles", List.of(roles)));
    }

    /// A signed token for a client, who sees and does only their own.
    public static String ofClient(Object clientId) {
        return signed("test-client", Map.of("roles", List.of("client"), "clientId", clientId.toString()));
    }

    private static String signed(String subject, Map<String, Object> more) {
        var claims = JwtClaimsSet.builder()
                .subject(subject)
                .claims(all -> all.putAll(more))
                .expiresAt(Instant.ofEpochMilli(System.currentTimeMillis()).plus(Duration.ofHours(1)))
                .build();
        return ENCODER.encode(JwtEncoderParameters.from(claims)).getTokenValue();
    }

    static JwtDecoder decoder() {
        return NimbusJwtDecoder.withPublicKey((RSAPublicKey) KEYS.getPublic()).build();
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
