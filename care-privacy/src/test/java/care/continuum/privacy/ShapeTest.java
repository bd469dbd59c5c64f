package care.continuum.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// What of a document is found to be sealed.
class ShapeTest {

    record Story(String id, @Sealed String title, List<Chapter> chapters, Map<String, End> ends, Story before) {}

    record Chapter(int number, @Sealed String text) {}

    sealed interface End permits Happy, Sad {}

    record Happy(@Sealed String joy) implements End {}

    record Sad(int tears) implements End {}

    @Test
    void recordsAreFoundInListsInMapsInOneOfSeveralFormsAndInThemselves() {
        var story = new Document("_id", "1")
                .append("title", "One")
                .append(
                        "chapters",
                        List.of(
                                new Document("number", 1).append("text", "It was"),
                                new Document("number", 2).append("text", "night")))
                .append("ends", new Document("a", new Document("joy", "!")).append("b", new Document("tears", 3)))
                .append("before", new Document("title", "Zero"));

        var found = new ArrayList<Object>();
        Shape.of(Story.class).walk(story, (parent, component) -> found.add(parent.get(component.getName())));

        assertThat(found).containsExactlyInAnyOrder("One", "It was", "night", "!", "Zero");
    }

    @Test
    void whatIsNotThereIsNotVisited() {
        var found = new ArrayList<Object>();
        Shape.of(Story.class).walk(new Document("_id", "1"), (parent, _) -> found.add(parent));

        assertThat(found).isEmpty();
    }
}
