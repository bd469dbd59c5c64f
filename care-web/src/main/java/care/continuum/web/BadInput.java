package care.continuum.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/// Input that cannot be taken, with everything that is wrong with it: 400 `invalid-input`.
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /// @param field   the path of the field, such as `answers[3]`; empty for the whole
    /// @param message what is wrong, without the value
    public record Fault(String field, String message) {

        public Fault {
            field = encodable(field);
            message = encodable(message);
        }

        /// The answer of a [Check] with one rule.
        public static List<Fault> unless(boolean holds, String field, String message) {
            return holds ? List.of() : List.of(new Fault(field, message));
        }

        /// Half a character in the name of an unknown field must not break the answer that tells of it.
        private static String encodable(String text) {
            return new String(text.getBytes(UTF_8), UTF_8);
        }
    }

    public BadInput(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
