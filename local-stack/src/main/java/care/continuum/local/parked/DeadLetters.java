package care.continuum.local.parked;

import care.continuum.local.api.ApiClient;
import care.continuum.local.api.ApiFailure;
import java.io.PrintWriter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Asks the services about the records that they could not place.
public final class DeadLetters {

    private final ApiClient api;
    private final PrintWriter out;

    public DeadLetters(ApiClient api, PrintWriter out) {
        this.api = api;
        this.out = out;
    }

    /// Each with its bytes.
    public void list(List<Service> services, @Nullable String topic) {
        var found = 0;
        for (var service : services) {
            for (var one : topic == null ? Service.topics() : List.of(topic)) {
                found += list(service, one);
            }
        }
        if (found == 0) {
            out.println("there are no dead letters");
        }
    }

    private int list(Service service, String topic) {
        try {
            return Pages.each(api, service, "dead-letters", Map.of("topic", topic), letter -> {
                out.printf(
                        "%s  %s  partition %d offset %d  %s%n",
                        service,
                        topic,
                        letter.path("partition").asInt(),
                        letter.path("offset").asLong(),
                        letter.path("at").asString(""));
                out.printf("    headers %s%n", headers(letter));
                out.printf(
                        "    key     %s%n    value   %s%n", letter.path("key").asString("none"), value(letter));
            });
        } catch (ApiFailure failure) {
            if (failure.status() == 404) {
                return 0; // This service does not hear this topic.
            }
            throw failure;
        }
    }

    /// What is shown of a long one is its beginning.
    static String value(JsonNode letter) {
        var shown = letter.path("value").asString("none");
        var bytes = Base64.getDecoder().decode(letter.path("value").asString("")).length;
        var all = letter.path("valueBytes").asInt(bytes);
        return bytes < all ? "%s (the first %d of %d bytes)".formatted(shown, bytes, all) : shown;
    }

    private static String headers(JsonNode letter) {
        var all = letter.path("headers")
                .valueStream()
                .map(it -> it.path("name").asString("") + "=" + it.path("text").asString(""))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }

    public void resend(Service service, String topic, int partition, long offset) {
        api.post(
                service.path("dead-letters/resend", Map.of()),
                Map.of("topic", topic, "partition", partition, "offset", offset));
        out.println("sent to " + topic);
    }
}
