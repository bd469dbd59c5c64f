package care.continuum.events;

import java.util.UUID;

/// Reads identifiers strictly: `UUID.fromString` alone would take `1-1-1-1-1`.
final class Ids {

    private static final int LENGTH = 36;

    private Ids() {}

    static UUID parse(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("must be a UUID");
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a UUID", e);
        }
    }
}
