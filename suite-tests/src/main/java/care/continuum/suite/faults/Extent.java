package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import java.util.List;
import java.util.stream.Stream;

/// Which services die, and at which steps.
enum Extent {
    /// Each service at each step.
    SINGLES,
    /// Each service at each step, and again at each step when it is back.
    PAIRS,
    /// Each service at each step, and the next one at each step.
    NEIGHBORS;

    /// @param parts whose deaths come first
    List<List<Death>> cases(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> Death.of(part).flatMap(this::with))
                .toList();
    }

    private Stream<List<Death>> with(Death first) {
        return switch (this) {
            case SINGLES -> Stream.of(List.of(first));
            case PAIRS -> Death.of(first.part()).map(other -> List.of(first, other));
            case NEIGHBORS -> Death.of(next(first.part())).map(other -> List.of(first, other));
        };
    }

    private static Part next(Part part) {
        return Part.SERVICES.get((Part.SERVICES.indexOf(part) + 1) % Part.SERVICES.size());
    }
}
