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

    private static final String ITSELF = "gateway";

    RouteSettings {
        if (services.containsKey(ITSELF)) {
            throw new IllegalArgumentException("continuum.services." + ITSELF + ": it would ask itself, without end");
        }
    }

    /// @param retryAfter what callers are told, and how long a service that fails is left alone
    /// @param inquiries  how much strangers may ask
    record Patience(
            @DefaultValue("2s") Duration retryAfter,
            @DefaultValue Inquiries inquiries) {}

    /// The limits of inquiries without a token.
    ///
    /// @param perAddress at once from one address, which is given as many again over the period
    /// @param overall    the same for all of them together
    /// @param addresses  how many addresses are remembered
    record Inquiries(
            @DefaultValue("10") int perAddress,
            @DefaultValue("60") int overall,
            @DefaultValue("1h") Duration period,
            @DefaultValue("10000") int addresses) {}
}
