package care.continuum.gateway.route;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the services are, under `continuum`.
///
/// @param services by name, which is also the first part of their paths below `/api`
/// @param gateway  how patient the gateway is
@ConfigurationProperties("continuum")
record RouteSettings(
        Map<String, URI> services, @DefaultValue Patience gateway) {

    /// @param retryAfter what callers are told, and how long a service that fails is left alone
    record Patience(@DefaultValue("2s") Duration retryAfter) {}
}
