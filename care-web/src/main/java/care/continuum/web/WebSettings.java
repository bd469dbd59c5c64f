package care.continuum.web;

import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of every HTTP service.
///
/// @param zone   where the clinic is
/// @param issuer who signs the tokens
/// @param web    what is particular to a service
@ConfigurationProperties("continuum")
record WebSettings(
        @DefaultValue("America/New_York") ZoneId zone,
        @DefaultValue("http://localhost:8080") String issuer,
        @DefaultValue Web web) {

    /// @param open paths that need no token, beside readiness and documentation
    record Web(@DefaultValue List<String> open) {}
}
