package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import care.continuum.local.stack.Readiness;
import java.time.Duration;

/// Whether processes have their share of the topics, as each tells of itself.
final class Hearing {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final World world;

    Hearing(World world) {
        this.world = world;
    }

    /// Waits until the part's process hears. False when it does not in time.
    boolean await(Part part) throws InterruptedException {
        return await(() -> hears(part, world.ports().url(part)));
    }

    /// Waits until the part's process and a second one at this port hear at the same time, so that they share.
    boolean awaitBoth(Part part, int second) throws InterruptedException {
        return await(() -> hears(part, "http://localhost:" + second)
                && hears(part, world.ports().url(part)));
    }

    /// Waits until it is so, but not for ever.
    static boolean await(Duration limit, Question question) throws InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            if (question.isSo()) {
                return true;
            }
            Thread.sleep(200);
        }
        return false;
    }

    /// What is waited for.
    @FunctionalInterface
    interface Question {
        boolean isSo() throws InterruptedException;
    }

    private static boolean await(Question question) throws InterruptedException {
        return await(LIMIT, question);
    }

    private static boolean hears(Part part, String url) {
        return Readiness.of(part, url) == Readiness.State.HEARS;
    }
}
