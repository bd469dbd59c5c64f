package care.continuum.gateway.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The identity provider of the suite, under `continuum.identity`.
///
/// @param demo    whether the machine client `demo` with all staff roles exists; for the local stack alone
/// @param keyFile where the signing key is kept; empty for a new key at each start
/// @param tokens  how long a token is good
@ConfigurationProperties("continuum.identity")
record IdentitySettings(
        @DefaultValue("false") boolean demo,
        @DefaultValue("") String keyFile,
        @DefaultValue("1h") Duration tokens) {}
