package care.continuum.intake.client;

import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with a request, gathered so that all of it is told at once. A record that gathers in its constructor
/// leaves out what it was not given.
final class Faults {

    private final List<Fault> found = new ArrayList<>();

    Faults when(boolean wrong, String field, String message) {
        if (wrong) {
            found.add(new Fault(field, message));
        }
        return this;
    }

    /// @throws BadInput where anything was found
    void refuse() {
        if (!found.isEmpty()) {
            throw new BadInput(found);
        }
    }
}
