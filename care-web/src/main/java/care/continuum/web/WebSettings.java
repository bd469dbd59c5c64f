package care.continuum.web;

import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of every HTTP service.
///
/// @param zone       where the clinic is
/// @param issuer     who signs the tokens
/// @param issuerKeys where the issuer's public keys are; empty for the place where the suite's own has them
/// @param audience   whom tokens have to be for; empty where the issuer serves the suite alone
/// @param web        what is particular to a service
@ConfigurationProperties("continuum")
record WebSettings(
        @DefaultValue("America/New_York") ZoneId zone,
        @DefaultValue("http://localhost:8080") String issuer,
        @DefaultValue("") String issuerKeys,
        @DefaultValue("") String audience,
        @DefaultValue Web web) {

    /// @param open paths that need no token, beside readiness and documentation
    record Web(@DefaultValue List<String> open) {}
}
