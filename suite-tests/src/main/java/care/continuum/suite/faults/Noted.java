package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import care.continuum.messaging.checker.Fact.Effects;
import java.util.List;
import org.bson.Document;

/// What a document tells of the events that took effect in it: kept where faults are planted in a service.
final class Noted {

    private static final String EFFECTS = "_effects";

    private Noted() {}

    static List<Effects> of(Part part, Document document) {
        var noted = document.get(EFFECTS, new Document());
        var target = String.valueOf(document.get("_id"));
        return noted.keySet().stream()
                .map(mark -> new Effects(part.label(), target, sourceOf(mark), noted.getList(mark, Long.class)))
                .toList();
    }

    /// Parted by a space, as in the other facts.
    private static String sourceOf(String mark) {
        return mark.replace('|', ' ');
    }
}
