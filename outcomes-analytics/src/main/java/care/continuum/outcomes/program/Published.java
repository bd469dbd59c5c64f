package care.continuum.outcomes.program;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Figures as they may leave the clinic: without those that tell of few people.
final class Published {

    private Published() {}

    /// @param leftOut paths of fields, such as `attendance.noShows`
    static JsonNode of(Object figures, Set<String> leftOut, JsonMapper json) {
        var tree = json.<ObjectNode>valueToTree(figures);
        leftOut.forEach(path -> remove(tree, List.of(path.split("\\.", -1))));
        return tree;
    }

    private static void remove(JsonNode from, List<String> path) {
        if (from instanceof ObjectNode node) {
            if (path.size() == 1) {
                node.remove(path.getFirst());
            } else {
                remove(node.path(path.getFirst()), path.subList(1, path.size()));
            }
        }
    }
}
