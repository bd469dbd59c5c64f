package care.continuum.gateway.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The identity provider of the suite, under `continuum.identity`.
///
/// @param demo     whether the machine client `demo` with all staff roles and the demo people exist; for the local
///                 stack alone
/// @param keyFile  where the signing key is kept; empty for a new key at each start
/// @param tokens   how long a token is good
/// @param machines the machine clients by their names
@ConfigurationProperties("continuum.identity")
record IdentitySettings(
        @DefaultValue("false") boolean demo,
        @DefaultValue("") String keyFile,
        @DefaultValue("1h") Duration tokens,
        @DefaultValue Map<String, Machine> machines) {

    /// A machine client.
    ///
    /// @param roles what it may do; those of the suite's own services where none are named
    record Machine(String secret, @DefaultValue("service") List<String> roles) {

        /// Without the secret.
        @Override
        public String toString() {
            return roles.toString();
        }
    }

    IdentitySettings {
        machines = Map.copyOf(machines);
    }
}
