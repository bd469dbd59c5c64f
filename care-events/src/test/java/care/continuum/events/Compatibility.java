package care.continuum.events;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a consumer of an older schema would stumble over in a newer one: anything but an added optional field.
final class Compatibility {

    private Compatibility() {}

    static List<String> breaks(JsonNode before, JsonNode after) {
        var found = new ArrayList<String>();
        compare("", before, after, found);
        return found;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<String> found) {
        if (!before.path("required").equals(after.path("required"))) {
            found.add(path + ": what is required has changed");
        }
        for (var keyword : List.of("type", "format", "enum", "const")) {
            if (!before.path(keyword).equals(after.path(keyword))) {
                found.add("%s: %s has changed".formatted(path, keyword));
            }
        }
        before.path("properties").propertyStream().forEach(field -> {
            var place = path + '/' + field.getKey();
            var now = after.path("properties").get(field.getKey());
            if (now == null) {
                found.add(place + " is gone");
            } else {
                compare(place, field.getValue(), now, found);
            }
        });
        if (before.has("items")) {
            compare(path + "[]", before.path("items"), after.path("items"), found);
        }
    }
}
