package care.continuum.local.parked;

import care.continuum.local.api.ApiClient;
import care.continuum.local.api.ApiFailure;
import care.continuum.local.stack.Part;
import care.continuum.local.stack.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// What waits at a service for somebody to look at, in lines of text.
public final class Worries {

    /// Whoever asks does not wait long.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ApiClient api;
    private final Ports ports;

    public Worries(Ports ports) {
        this.api = new ApiClient(ports.gateway(), PATIENCE);
        this.ports = ports;
    }

    /// One line for each, with where to look; empty where nothing waits.
    public List<String> about(Part part) {
        try {
            return part == Part.OUTCOMES ? gaps() : ofService(part);
        } catch (ApiFailure failure) {
            return List.of("cannot be asked what waits: " + failure.told());
        }
    }

    private List<String> ofService(Part part) {
        var lines = new ArrayList<String>();
        var waiting = new AtomicLong();
        var clients = new HashSet<String>();
        Pages.each(api, Service.valueOf(part.name()), "parked", Map.of(), queue -> {
            waiting.addAndGet(queue.path("waiting").asLong());
            clients.add(queue.path("clientId").asString(""));
        });
        if (!clients.isEmpty()) {
            lines.add("%s of %s parked; ./continuum parked list --service=%s"
                    .formatted(counted(waiting.get(), "event"), counted(clients.size(), "client"), part.label()));
        }
        var alarms = api.get(ports.url(part) + "/actuator/health/alarms").path("details");
        var full = alarms.path("full").asLong();
        if (full > 0) {
            lines.add("no more events of %s can be parked, and nothing more of their topic is heard; redrive some"
                    .formatted(counted(full, "client")));
        }
        var stuck = alarms.path("stuck").asLong();
        if (stuck > 0) {
            lines.add("Kafka refuses events of %s for good; ./continuum logs %s"
                    .formatted(counted(stuck, "aggregate"), part.label()));
        }
        var oldest = alarms.path("oldestSeconds").asLong();
        if (oldest >= 60) {
            lines.add("the oldest event has been waiting for Kafka for %d s; ./continuum logs %s"
                    .formatted(oldest, part.label()));
        }
        return lines;
    }

    private List<String> gaps() {
        var open = api.get("/api/ops/outcomes/gaps").path("total").asLong();
        return open == 0
                ? List.of()
                : List.of("%s an event in the topics; GET /api/ops/outcomes/gaps"
                        .formatted(counted(open, "aggregate lacks", "aggregates lack")));
    }

    private static String counted(long number, String one) {
        return counted(number, one, one + 's');
    }

    private static String counted(long number, String one, String several) {
        return "%d %s".formatted(number, number == 1 ? one : several);
    }
}
