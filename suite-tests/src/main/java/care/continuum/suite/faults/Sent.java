package care.continuum.suite.faults;

/// A command whose time was taken.
///
/// @param to whom it was sent; inquiries stand for themselves
record Sent(String to, double millis, boolean accepted) {

    static final String INQUIRIES = "inquiries";

    /// Something that is asked.
    @FunctionalInterface
    interface Question {
        boolean isAccepted() throws InterruptedException;
    }

    static Sent timed(String to, Question question) {
        var start = System.nanoTime();
        var accepted = false;
        try {
            accepted = question.isAccepted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Sent(to, (System.nanoTime() - start) / 1e6, accepted);
    }
}
