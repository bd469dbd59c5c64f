package care.continuum.local.parked;

import care.continuum.local.api.ApiClient;
import care.continuum.local.stack.CannotRun;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the services about their parked events, and tells the answers in lines of text.
public final class ParkedEvents {

    private static final String NOTHING = "nothing is parked";

    private final ApiClient api;
    private final PrintWriter out;

    public ParkedEvents(ApiClient api, PrintWriter out) {
        this.api = api;
        this.out = out;
    }

    /// One line for each client and topic.
    public void list(List<Service> services, @Nullable String topic, @Nullable String client) {
        var found = 0;
        for (var service : services) {
            found += Pages.each(
                    api,
                    service,
                    "parked",
                    which(topic, client),
                    line -> out.printf(
                            "%s  %s  client %s: %d waiting since %s, first %s %s  %s%n",
                            service,
                            text(line, "topic"),
                            text(line, "clientId"),
                            line.path("waiting").asInt(),
                            text(line, "since"),
                            text(line, "type"),
                            text(line, "firstEventId"),
                            text(line, "reason")));
        }
        if (found == 0) {
            out.println(NOTHING);
        }
    }

    /// The events of a client with their payloads.
    public void show(List<Service> services, @Nullable String topic, String client) {
        var found = 0;
        for (var service : services) {
            found += Pages.each(api, service, "parked/" + Service.encoded(client), which(topic, null), event -> {
                out.printf(
                        "%s  %s  %s  %s  (%d of %s)%s%n",
                        service,
                        text(event, "topic"),
                        text(event, "eventId"),
                        text(event, "type"),
                        event.path("sequence").asLong(),
                        text(event, "aggregate"),
                        event.path("edited").asBoolean() ? "  edited" : "");
                out.printf("    %s%n", text(event, "reason").isEmpty() ? "waits behind" : text(event, "reason"));
                out.printf("    %s%n", event.path("payload"));
            });
        }
        if (found == 0) {
            out.println(NOTHING);
        }
    }

    /// Returns whether none still fails.
    public boolean redrive(List<Service> services, @Nullable String topic, @Nullable String client, boolean dryRun) {
        var counts = new HashMap<String, Integer>();
        for (var service : services) {
            var wish = new HashMap<String, Object>();
            which(topic, client).forEach(wish::put);
            wish.put("dryRun", dryRun);
            JsonNode answer;
            do {
                answer = api.post(service.path("parked/redrive", Map.of()), wish);
                answer.path("queues").forEach(queue -> tell(service, queue, counts));
                wish.put("after", text(answer, "next"));
            } while (answer.path("next").isString());
        }
        out.println(counts.isEmpty() ? NOTHING : summary(counts));
        return !counts.containsKey("FAILED");
    }

    private void tell(Service service, JsonNode queue, Map<String, Integer> counts) {
        out.printf("%s  %s  client %s%n", service, text(queue, "topic"), text(queue, "clientId"));
        queue.path("events").forEach(event -> {
            var outcome = text(event, "outcome");
            counts.merge(outcome, 1, Integer::sum);
            out.printf("    %s %s: %s%n", text(event, "type"), text(event, "eventId"), told(outcome, event));
            event.path("effects")
                    .forEach(effect -> out.printf(
                            "        %s %s: changes %s, tells %s%n",
                            text(effect, "aggregate"),
                            text(effect, "id"),
                            effect.path("fields"),
                            effect.path("tells")));
        });
        if (queue.path("more").asBoolean(false)) {
            out.println("    and more that were not looked at");
        }
    }

    private static String told(String outcome, JsonNode event) {
        return switch (outcome) {
            case "DONE" -> "done";
            case "WOULD_TAKE_EFFECT" -> "would take effect";
            case "NOTHING_TO_DO" -> "has taken effect before, or means nothing here";
            default -> "still fails, and what follows waits: " + text(event, "reason");
        };
    }

    private static String summary(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> "%d %s".formatted(it.getValue(), it.getKey().toLowerCase(java.util.Locale.ROOT)))
                .map(it -> it.replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    /// @param payload JSON
    public void edit(Service service, String client, String event, String reason, String payload) {
        JsonNode read;
        try {
            read = JsonMapper.shared().readTree(payload);
        } catch (JacksonException wrong) {
            throw new CannotRun("the payload is not JSON: " + wrong.getOriginalMessage(), wrong);
        }
        api.post(service.path(step(client, event, "edit"), Map.of()), Map.of("payload", read, "reason", reason));
        out.println("edited; ./continuum parked redrive processes it");
    }

    public void discard(Service service, String client, String event, String reason, boolean force) {
        api.post(service.path(step(client, event, "discard"), Map.of()), Map.of("reason", reason, "force", force));
        out.println("discarded; a copy that comes again is dropped too");
    }

    private static String step(String client, String event, String what) {
        return "parked/%s/events/%s/%s".formatted(Service.encoded(client), Service.encoded(event), what);
    }

    /// Who did what, whatever the service the newest first.
    public void audit(List<Service> services, @Nullable String topic, @Nullable String client) {
        var steps = new ArrayList<AuditedStep>();
        for (var service : services) {
            Pages.each(
                    api,
                    service,
                    "parked/audit",
                    which(topic, client),
                    entry -> steps.add(new AuditedStep(service, entry)));
        }
        steps.stream().sorted(Comparator.reverseOrder()).forEach(step -> step.tell(out));
        if (steps.isEmpty()) {
            out.println("nobody has done anything yet");
        }
    }

    private static Map<String, String> which(@Nullable String topic, @Nullable String client) {
        var which = new HashMap<String, String>();
        if (topic != null) {
            which.put("topic", topic);
        }
        if (client != null) {
            which.put("clientId", client);
        }
        return which;
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
