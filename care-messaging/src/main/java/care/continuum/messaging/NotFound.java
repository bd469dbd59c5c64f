package care.continuum.messaging;

/// There is no such aggregate (yet): 404.
public final class NotFound extends RuntimeException {

    /// @param what one sentence for people, such as `There is no client 5f…`
    public NotFound(String what) {
        super(what);
    }
}
