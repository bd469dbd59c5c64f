package care.continuum.testing.planted;

import java.io.IOException;
import java.io.StringReader;

/// Keeps the rules, although the compiler writes broad catches into it.
class Careful {

    record Pair(Object left, Object right) {}

    int first(Object pair) {
        try (var reader = new StringReader(pair instanceof Pair(String left, var _) ? left : "")) {
            return reader.read();
        } catch (IOException e) {
            return -1;
        }
    }
}
