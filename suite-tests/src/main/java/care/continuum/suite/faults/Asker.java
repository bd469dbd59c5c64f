package care.continuum.suite.faults;

import care.continuum.local.api.Token;
import care.continuum.messaging.checker.Fact.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks commands of the suite, each with a key and again and again until there is an answer, and keeps each try in the
/// ledger.
final class Asker {

    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<Integer> PASSING = Set.of(401, 429, 502, 503, 504);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final URI gateway;
    private final Token token;
    private final Ledger ledger;
    private final Weather weather;
    private final AtomicLong asked = new AtomicLong();

    Asker(String gateway, Ledger ledger, Weather weather) {
        this.gateway = URI.create(gateway);
        this.token = new Token(http, this.gateway, "demo", "demo");
        this.ledger = ledger;
        this.weather = weather;
    }

    /// @param status 0 where patience ended before there was one to go by
    record Answer(int status, JsonNode body) {

        boolean accepted() {
            return status / 100 == 2;
        }

        String rule() {
            return body.path("rule").asString("");
        }
    }

    long asked() {
        return asked.get();
    }

    /// What must not be refused and is, is asked again as long as what got no answer: it may rest on something
    /// that could be read, was lost with the database, and comes again.
    ///
    /// @param mayBe whether the command may be refused so
    Answer ask(String method, String path, String body, String key, Predicate<Answer> mayBe)
            throws InterruptedException {
        asked.incrementAndGet();
        var refused = false;
        var end = System.nanoTime() + PATIENCE.toNanos();
        var backoff = new Backoff();
        while (System.nanoTime() < end) {
            var before = weather.now();
            var begunAt = Instant.now();
            var answer = attempt(method, path, body, key);
            var status = answer.status();
            var outcome = outcome(status);
            ledger.add(new Entry(
                    key,
                    method + " " + path,
                    outcome,
                    status,
                    told(outcome, answer),
                    before.kafkaAlone() && before.equals(weather.now()),
                    begunAt));
            if (outcome == Outcome.ACCEPTED || (outcome == Outcome.REFUSED && mayBe.test(answer))) {
                return answer;
            }
            if (outcome == Outcome.REFUSED && !refused) {
                ledger.due(key);
                refused = true;
                end = System.nanoTime() + PATIENCE.toNanos();
            }
            backoff.pause();
        }
        return new Answer(0, JSON.nullNode());
    }

    /// Reads; what cannot be read is an answer without a status.
    Answer read(String path) throws InterruptedException {
        return attempt("GET", path, "", "");
    }

    private static String told(Outcome outcome, Answer answer) {
        return switch (outcome) {
            case ACCEPTED -> answer.body().toString();
            case REFUSED -> "%d %s".formatted(answer.status(), answer.rule());
            case UNKNOWN -> answer.status() == 500 ? answer.body().toString() : "";
        };
    }

    private static Outcome outcome(int status) {
        if (status == 0 || PASSING.contains(status) || status / 100 == 5) {
            return Outcome.UNKNOWN;
        }
        return status / 100 == 2 ? Outcome.ACCEPTED : Outcome.REFUSED;
    }

    private Answer attempt(String method, String path, String body, String key) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(gateway.resolve(path)).timeout(REQUEST_LIMIT);
            request.header("Accept", "application/json, application/problem+json");
            request.header("Authorization", "Bearer " + token.value());
            if (method.equals("GET")) {
                request.GET();
            } else {
                request.header("Idempotency-Key", key);
                request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
            }
            return read(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | care.continuum.local.api.ApiFailure e) {
            return new Answer(0, JSON.nullNode());
        }
    }

    private Answer read(HttpResponse<String> answer) {
        if (answer.statusCode() == 401) {
            token.forget();
        }
        try {
            var text = answer.body();
            return new Answer(answer.statusCode(), text.isBlank() ? JSON.nullNode() : JSON.readTree(text));
        } catch (JacksonException e) {
            return new Answer(answer.statusCode(), JSON.getNodeFactory().stringNode(answer.body()));
        }
    }
}
