package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.stack.Part;
import care.continuum.local.topics.TopicReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;

/// Kills services while what others tell shows that they are at work.
final class Blows implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Suite suite;
    private final TopicReader reader;
    private final Map<String, Integer> heard = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    Blows(Suite suite) {
        this.suite = suite;
        this.reader = new TopicReader(suite.ports().kafka());
        reader.toEnd();
    }

    /// Waits for the n-th event of that name, kills the parts at once, and starts them again.
    void on(int n, String event, Future<?> work, Part... parts) throws InterruptedException {
        while (heard.getOrDefault(event, 0) < n && !work.isDone()) {
            reader.next(POLL, some -> {
                if (ids.add(some.header("ce_id"))) {
                    heard.merge(some.name(), 1, Integer::sum);
                }
            });
        }
        assertThat(work.state())
                .as("the work when %d of %s were heard", n, event)
                .isEqualTo(Future.State.RUNNING);
        for (var part : parts) {
            suite.stack().processes().kill(part);
        }
        for (var part : parts) {
            suite.stack().processes().revive(part);
        }
        suite.stack().awaitReady();
    }

    @Override
    public void close() {
        reader.close();
    }
}
