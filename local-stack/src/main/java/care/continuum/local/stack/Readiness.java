package care.continuum.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asks each service through the gateway whether it answers and hears.
public final class Readiness {

    /// All that tell their readiness.
    public static final List<Part> TELLING =
            List.of(Part.INTAKE, Part.SCHEDULING, Part.ATTENDANCE, Part.AFTERCARE, Part.OUTCOMES);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Ports ports;
    private final Progress progress;

    Readiness(Ports ports, Progress progress) {
        this.ports = ports;
        this.progress = progress;
    }

    void await(Duration limit, Runnable allAlive) {
        var waiting = new ArrayList<>(TELLING);
        var deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!waiting.isEmpty()) {
                allAlive.run();
                waiting.removeIf(part -> {
                    var ready = of(part) == State.HEARS;
                    if (ready) {
                        progress.say(part.label() + " is ready");
                    }
                    return ready;
                });
                if (System.nanoTime() > deadline) {
                    throw new CannotRun("not ready within %d s: %s; the logs say why (./continuum logs)."
                            .formatted(limit.toSeconds(), waiting));
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted while waiting for the suite.", e);
        }
    }

    /// What one service says of itself.
    State of(Part part) {
        return of(part, ports.gateway());
    }

    /// What one service says of itself at this address, its own or the gateway's.
    public static State of(Part part, String url) {
        var address = URI.create("%s/api/%s/readiness".formatted(url, part.label()));
        try {
            var answer = HTTP.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(3))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return State.AWAY;
            }
            return answer.body().replace(" ", "").contains("\"hearing\":true") ? State.HEARS : State.ANSWERS;
        } catch (IOException e) {
            return State.AWAY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return State.AWAY;
        }
    }

    /// Whether a service answers, and whether it hears its topics.
    public enum State {
        AWAY,
        ANSWERS,
        HEARS
    }
}
