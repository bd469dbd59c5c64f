package care.continuum.messaging;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Goes through the documents with a mark, page by page.
@FunctionalInterface
interface Pages {

    int SIZE = 500;
    String LAST = "\uffff";

    /// What is done with one page; false ends it.
    boolean take(List<Document> page);

    /// All of them, from the documents behind this id round to those before it. False where it ended before.
    static boolean all(Documents home, String mark, String from, Pages asked) {
        return part(home, mark, from, null, asked) && part(home, mark, "", from + LAST, asked);
    }

    private static boolean part(Documents home, String mark, String from, @Nullable String to, Pages asked) {
        var after = from;
        while (true) {
            var page = home.marked(mark, after, to, SIZE);
            if (!page.isEmpty() && !asked.take(page)) {
                return false;
            }
            if (page.size() < SIZE) {
                return true;
            }
            after = page.getLast().getString("_id");
        }
    }
}
