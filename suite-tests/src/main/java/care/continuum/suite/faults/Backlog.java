package care.continuum.suite.faults;

import care.continuum.local.stack.Progress;
import java.time.Duration;

/// What waits for Kafka after its return. What takes long is named.
final class Backlog {

    private static final Duration LONG = Duration.ofSeconds(15);
    private static final int SHOWN = 5;

    private final Documents documents;
    private final Progress progress;

    Backlog(Documents documents, Progress progress) {
        this.documents = documents;
        this.progress = progress;
    }

    /// The moment at which no more than so many events wait, or at which it has been waited for long enough.
    ///
    /// @param start when Kafka was started; as what is returned, by [System#nanoTime]
    long toldBut(long most, long start) throws InterruptedException {
        var named = start;
        while (documents.waiting() > most && System.nanoTime() - start < Quiet.LIMIT.toNanos()) {
            if (System.nanoTime() - named > LONG.toNanos()) {
                named = System.nanoTime();
                documents.restless().stream().limit(SHOWN).forEach(progress::say);
            }
            Thread.sleep(100);
        }
        return System.nanoTime();
    }
}
