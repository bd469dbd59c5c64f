package care.continuum.local.parked;

import care.continuum.local.api.ApiClient;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Goes through a list that comes in pages.
final class Pages {

    private static final int SIZE = 500;

    private Pages() {}

    /// Returns how many there were.
    static int each(
            ApiClient api,
            Service service,
            String rest,
            Map<String, ? extends @Nullable Object> query,
            Consumer<JsonNode> item) {
        var seen = 0;
        for (int page = 0; ; page++) {
            var asked = new HashMap<String, @Nullable Object>(query);
            asked.put("page", page);
            asked.put("size", SIZE);
            var answer = api.get(service.path(rest, asked));
            answer.path("items").forEach(item);
            seen += answer.path("items").size();
            if (seen >= answer.path("total").asLong() || answer.path("items").isEmpty()) {
                return seen;
            }
        }
    }
}
