package care.continuum.messaging;

import java.util.List;
import java.util.stream.Collectors;

/// An edited payload is not the event that it should be, with all that is wrong with it.
public final class NotThisEvent extends RuntimeException {

    private final transient List<Fault> faults;

    /// @param field   the component, or empty for the whole
    /// @param message what is wrong with it
    public record Fault(String field, String message) {}

    NotThisEvent(List<Fault> faults) {
        super(faults.stream().map(it -> it.field() + ' ' + it.message()).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
