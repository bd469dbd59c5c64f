package care.continuum.testing.planted;

import java.time.Instant;

/// Breaks several rules of the house.
class Greedy {

    String now() {
        try {
            return Instant.now().toString();
        } catch (IllegalStateException | Error e) {
            return "";
        } catch (RuntimeException e) {
            return "?";
        }
    }
}
