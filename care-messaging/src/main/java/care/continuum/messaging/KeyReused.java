package care.continuum.messaging;

/// The same `Idempotency-Key` came with another body: 422.
public final class KeyReused extends RuntimeException {

    public KeyReused() {
        super("This Idempotency-Key was used with another request body");
    }
}
