package care.continuum.web;

import java.util.List;

/// Input that cannot be taken, with everything that is wrong with it: 400 `invalid-input`.
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /// @param field   the path of the field, such as `answers[3]`; empty for the whole
    /// @param message what is wrong, without the value
    public record Fault(String field, String message) {}

    public BadInput(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
