package care.continuum.gateway.route;

import care.continuum.web.Problem;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClientException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Leaves a service alone while it fails, and says so; asks once more where that can do no harm.
final class Guard implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final CircuitBreaker breaker;
    private final Duration retryAfter;

    Guard(CircuitBreaker breaker, Duration retryAfter) {
        this.breaker = breaker;
        this.retryAfter = retryAfter;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        var attempts = request.method().equals(HttpMethod.GET) ? 2 : 1;
        for (int attempt = 1; attempt <= attempts && breaker.tryAcquirePermission(); attempt++) {
            var begun = breaker.getCurrentTimestamp();
            try {
                var answer = next.handle(request);
                breaker.onSuccess(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit());
                return new Relayed(answer, this::cutShort);
            } catch (RestClientException | IOException away) {
                breaker.onError(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit(), away);
                LOG.warn("{} does not answer: {}", breaker.getName(), kindOf(away));
            }
        }
        return unavailable();
    }

    private ServerResponse cutShort(IOException away) {
        breaker.onError(0, breaker.getTimestampUnit(), away);
        LOG.warn("{} ended in the middle of an answer: {}", breaker.getName(), kindOf(away));
        return unavailable();
    }

    /// Never its message: that names the path, and a path may be a secret.
    private static String kindOf(Exception away) {
        var cause = away.getCause() instanceof IOException wrapped ? wrapped : away;
        return cause.getClass().getSimpleName();
    }

    private ServerResponse unavailable() {
        var problem = Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                "%s does not answer; ask again, with the same Idempotency-Key where there was one"
                        .formatted(breaker.getName()),
                List.of());
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, retryAfter.toSeconds())))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
