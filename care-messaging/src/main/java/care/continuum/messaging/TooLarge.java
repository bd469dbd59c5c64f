package care.continuum.messaging;

/// An event would be over 256 KiB, or an outbox over its bound: 413, nothing was written.
public final class TooLarge extends RuntimeException {

    public TooLarge(String what) {
        super(what);
    }
}
