package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import java.util.stream.Stream;

/// The end of a service at a step of its work.
record Death(Part part, String step) {

    /// At each step.
    static Stream<Death> of(Part part) {
        return Schedule.STEPS.stream().map(step -> new Death(part, step));
    }

    Blow blow(int amount) {
        return new Blow(Blow.Kind.KILL_AT_STEP, part, step, amount);
    }

    @Override
    public String toString() {
        return part.label() + " at " + step;
    }
}
