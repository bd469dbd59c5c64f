package care.continuum.aftercare.sending;

import care.continuum.aftercare.terms.ConsentNeeded;
import care.continuum.aftercare.terms.DisclosureLedger;
import care.continuum.aftercare.terms.Parcel;
import care.continuum.events.ClientId;
import care.continuum.events.ConsentType;
import care.continuum.events.ReferralId;
import care.continuum.messaging.Later;
import care.continuum.messaging.Trace;
import care.continuum.messaging.Unresolved;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestBodySpec;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;

/// Asks intake whether a client's identity may leave, and tells it that it did.
final class IntakeConnection implements DisclosureLedger {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeConnection.class);

    private final RestClient http;
    private final CircuitBreaker breaker;
    private final TimeLimiter limit;
    private final LimitedCalls calls;

    IntakeConnection(RestClient http, CircuitBreaker breaker, TimeLimiter limit, LimitedCalls calls) {
        this.http = http;
        this.breaker = breaker;
        this.limit = limit;
        this.calls = calls;
    }

    /// Intake's yes.
    record Allowed(Letter.Identity identity, Letter.Consent consent, String notice) {}

    /// How many questions it is worth asking now: none while intake is left alone, one to see whether it is back.
    int bears(int most) {
        return switch (breaker.getState()) {
            case CLOSED, DISABLED, METRICS_ONLY -> most;
            case HALF_OPEN -> 1;
            case OPEN, FORCED_OPEN -> 0;
        };
    }

    /// Empty where no consent covers it.
    ///
    /// @throws IOException when intake does not say
    Optional<Allowed> ask(Parcel parcel, String purpose) throws IOException {
        var question = new HashMap<>(Map.of(
                "recipient", parcel.recipient(),
                "purpose", purpose,
                "referralId", parcel.referralId().toString()));
        if (ConsentNeeded.isSpecific(parcel.kind())) {
            question.put("consent", ConsentType.SPECIFIC_RECIPIENT.name());
        }
        var request = post(
                        "/api/intake/clients/{client}/disclosures?episodeId={episode}",
                        Map.of("client", parcel.clientId(), "episode", parcel.episodeId()))
                .body(question);
        var said = guarded(() -> request.exchangeForRequiredValue((_, answer) -> Said.of(answer)));
        if (said.is(HttpStatus.CONFLICT)) {
            return Optional.empty();
        }
        return Optional.of(said.allowed());
    }

    /// Where intake knows nothing of it, there is nothing to say.
    @Override
    public void sent(ClientId client, ReferralId referral, String recipient) {
        var request = post(
                        "/api/intake/clients/{client}/disclosures/{referral}/outcome",
                        Map.of("client", client, "referral", referral))
                .body(Map.of("sent", true, "recipient", recipient));
        try {
            var said = guarded(() -> request.exchangeForRequiredValue((_, answer) -> Said.of(answer)));
            if (said.is(HttpStatus.NOT_FOUND)) {
                LOG.warn("Intake's ledger has no row for referral {}", referral);
            } else {
                said.mustBeWell();
            }
        } catch (IOException away) {
            throw new Later("intake does not answer", away);
        }
    }

    @Override
    public boolean allows(Parcel parcel, String purpose) {
        try {
            return ask(parcel, purpose).isPresent();
        } catch (IOException away) {
            throw new Unresolved("intake does not answer", away);
        }
    }

    /// An answer of intake that is not about its own trouble.
    private record Said(HttpStatusCode status, @Nullable Allowed body) {

        static Said of(ConvertibleClientHttpResponse answer) throws IOException {
            var status = answer.getStatusCode();
            if (status.is5xxServerError()) {
                throw new IOException("intake answered " + status.value());
            }
            return new Said(status, status.isSameCodeAs(HttpStatus.CREATED) ? answer.bodyTo(Allowed.class) : null);
        }

        boolean is(HttpStatus other) {
            return status.isSameCodeAs(other);
        }

        void mustBeWell() throws IOException {
            if (!status.is2xxSuccessful()) {
                throw new IOException("intake answered " + status.value());
            }
        }

        Allowed allowed() throws IOException {
            mustBeWell();
            if (body == null) {
                throw new IOException("intake answered nothing");
            }
            return body;
        }
    }

    private RequestBodySpec post(String path, Map<String, Object> variables) {
        return http.post().uri(path, variables).header("traceparent", Trace.current());
    }

    private <T> T guarded(Callable<T> call) throws IOException {
        var trace = Trace.current();
        if (!breaker.tryAcquirePermission()) {
            throw new IOException("intake is left alone for a moment");
        }
        var begun = breaker.getCurrentTimestamp();
        try {
            var answer = calls.within(limit, () -> Trace.within(trace, call::call));
            breaker.onSuccess(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit());
            return answer;
        } catch (IOException failure) {
            breaker.onError(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit(), failure);
            throw failure;
        }
    }
}
