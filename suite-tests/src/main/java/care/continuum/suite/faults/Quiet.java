package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Waits until nothing is left to send, to do and to hear.
final class Quiet {

    static final Duration LIMIT = Duration.ofMinutes(2);

    private final Documents documents;
    private final Groups groups;
    private List<String> last = List.of();

    Quiet(Documents documents, Groups groups) {
        this.documents = documents;
        this.groups = groups;
    }

    /// What was waited for last, however it ended.
    List<String> last() {
        return last;
    }

    /// What is not at rest when time is up; nothing when all is.
    List<String> await(Duration limit) throws InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        var calm = 0;
        while (true) {
            var restless = restless();
            if (restless.isEmpty()) {
                calm++;
            } else {
                calm = 0;
                last = restless;
            }
            if (calm == 2 || System.nanoTime() > end) {
                return restless;
            }
            Thread.sleep(500);
        }
    }

    private List<String> restless() {
        var found = new ArrayList<>(documents.restless());
        for (var part : Part.SERVICES) {
            groups.behind(part.label()).forEach((topic, count) -> {
                if (count > 0) {
                    found.add("%s has not taken in %d records of %s".formatted(part.label(), count, topic));
                }
            });
        }
        return found;
    }
}
