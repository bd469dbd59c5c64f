package care.continuum.local.stack;

/// A command cannot do its work; the message is the one sentence that a person needs.
public final class CannotRun extends RuntimeException {

    public CannotRun(String sentence) {
        super(sentence);
    }

    public CannotRun(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
