package care.continuum.aftercare.sending;

import care.continuum.aftercare.terms.Partner.Endpoint;
import care.continuum.aftercare.terms.Signatures;
import care.continuum.messaging.EventContract;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Hands a letter to a partner's endpoint. The referral's id is the key under which the partner takes it once,
/// however often it comes.
final class PartnerConnection {

    /// Refusals of the moment, which say nothing of the referral.
    private static final Set<Integer> NOT_NOW = Set.of(408, 409, 425, 429);

    private final HttpClient http;
    private final Signatures signatures;
    private final TimeLimiter limit;
    private final LimitedCalls calls;

    PartnerConnection(HttpClient http, Signatures signatures, TimeLimiter limit, LimitedCalls calls) {
        this.http = http;
        this.signatures = signatures;
        this.limit = limit;
        this.calls = calls;
    }

    enum Reply {
        TAKEN,
        REFUSED,
        UNCLEAR
    }

    /// @throws IOException when there is no answer in time
    Reply deliver(Endpoint endpoint, Letter letter) throws IOException {
        var request = request(endpoint, letter);
        var status = calls.within(limit, () -> http.send(request, BodyHandlers.discarding()))
                .statusCode();
        if (status >= 200 && status < 300) {
            return Reply.TAKEN;
        }
        return status >= 300 && status < 500 && !NOT_NOW.contains(status) ? Reply.REFUSED : Reply.UNCLEAR;
    }

    /// The partner compares the time with its own, so it is the real one.
    private HttpRequest request(Endpoint endpoint, Letter letter) {
        var id = letter.referralId().toString();
        var body = EventContract.JSON.writeValueAsString(letter);
        var seconds = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
        return HttpRequest.newBuilder(URI.create(endpoint.url()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", id)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", signatures.of(endpoint, id, seconds, body))
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
