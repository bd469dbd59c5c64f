package care.continuum.messaging.checker;

import java.util.List;

/// All that was seen of a run. Facts of one kind stand in the order in which they were seen.
public record History(List<Fact> facts) {

    public History {
        facts = List.copyOf(facts);
    }

    /// The facts of one kind, in order.
    public <F extends Fact> List<F> all(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
