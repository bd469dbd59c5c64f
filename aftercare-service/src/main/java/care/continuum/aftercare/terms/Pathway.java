package care.continuum.aftercare.terms;

import care.continuum.events.Disposition;
import java.util.List;

/// On which days after the discharge something is due.
///
/// @param appointments continuing-care appointments, due by these days
/// @param followUps    calls, due on these days
public record Pathway(List<Integer> appointments, List<Integer> followUps) {

    /// Days of the program's own continuity measure.
    public static final List<Integer> CONTINUITY = List.of(7, 30);

    public static Pathway after(Disposition disposition) {
        return switch (disposition) {
            case COMPLETED -> new Pathway(List.of(7, 30, 60, 90), List.of(1, 7, 14, 21, 28, 35, 42, 60, 90));
            case NOT_COMPLETED -> new Pathway(List.of(7), List.of(1, 7, 30));
            case TRANSFERRED -> new Pathway(List.of(), List.of(1, 7));
        };
    }
}
