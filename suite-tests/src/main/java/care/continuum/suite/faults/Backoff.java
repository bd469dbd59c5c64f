package care.continuum.suite.faults;

/// The pauses of one who asks again: short at first, and each twice as long as the one before, up to a second. Twenty
/// who ask ten times a second would take most of the machine from what they wait for.
final class Backoff {

    private static final long SHORTEST = 100;
    private static final long LONGEST = 1_000;

    private long next = SHORTEST;

    void pause() throws InterruptedException {
        Thread.sleep(next);
        next = Math.min(LONGEST, 2 * next);
    }
}
