package care.continuum.messaging;

/// The work of a [Todo] that cannot be done yet, because somebody outside does not answer, or because another instance
/// is at it and may die before the end. Who throws it has told the log what there is to tell; the sweep tries again
/// without a word.
public final class Later extends RuntimeException {

    public Later(String what) {
        super(what);
    }

    public Later(String what, Throwable cause) {
        super(what, cause);
    }
}
