package care.continuum.messaging;

/// It is not known whether a write took effect, or it lost too many races: 503, ask again with the same
/// `Idempotency-Key`.
public final class Unresolved extends RuntimeException {

    public Unresolved(String what) {
        super(what);
    }

    public Unresolved(String what, Throwable cause) {
        super(what, cause);
    }
}
