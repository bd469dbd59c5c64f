package care.continuum.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setPath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import io.github.bucket4j.TimeMeter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// The public paths of each service, and its documentation.
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    private static final int CALLS_LOOKED_AT = 20;
    private static final int CALLS_AT_LEAST = 8;

    /// Whoever is asked for the time of the whole suite.
    private static final String TIMEKEEPER = "intake";

    @Bean
    RouterFunction<ServerResponse> routes(RouteSettings settings) {
        var routes = RouterFunctions.route();
        var limit = new InquiryLimit(settings.gateway().inquiries(), TimeMeter.SYSTEM_NANOTIME);
        settings.services().forEach((name, address) -> routes.add(routesTo(name, address, settings, limit)));
        return routes.build();
    }

    private static RouterFunction<ServerResponse> routesTo(
            String name, URI address, RouteSettings settings, InquiryLimit limit) {
        var wait = settings.gateway().retryAfter();
        var guard = new Guard(breaker(name, wait), wait);
        var api = GatewayRouterFunctions.route(name)
                .route(path("/api/%s/**".formatted(name)).or(path("/api/ops/%s/**".formatted(name))), http())
                .route(path("/api/ops/clock").and(_ -> name.equals(TIMEKEEPER)), http())
                .before(uri(address))
                .filter(limit)
                .filter(guard)
                .build();
        var documentation = GatewayRouterFunctions.route(name + "-documentation")
                .route(GET("/v3/api-docs/" + name), http())
                .before(setPath("/v3/api-docs"))
                .before(uri(address))
                .filter(guard)
                .build();
        return api.and(documentation);
    }

    private static CircuitBreaker breaker(String name, Duration wait) {
        var rules = CircuitBreakerConfig.custom()
                .slidingWindowSize(CALLS_LOOKED_AT)
                .minimumNumberOfCalls(CALLS_AT_LEAST)
                .waitDurationInOpenState(wait)
                .permittedNumberOfCallsInHalfOpenState(2)
                .build();
        return CircuitBreaker.of(name, rules);
    }

    @Bean
    RouterFunction<ServerResponse> documentation(
            RouteSettings settings,
            RestClient.Builder http,
            @Value("#{${continuum.identity.embedded} and ${continuum.identity.demo}}") boolean people) {
        var joined = new JoinedDocument(settings.services(), http.build(), people);
        return RouterFunctions.route(
                GET("/v3/api-docs"), _ -> ServerResponse.ok().body(joined.read()));
    }
}
