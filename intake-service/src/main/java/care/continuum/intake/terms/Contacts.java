package care.continuum.intake.terms;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// On which days the clinic saw or reached a client.
///
/// @param first the first of them since the discharge from residential or hospital care; null where there was none
/// @param last  the latest
public record Contacts(@Nullable LocalDate first, @Nullable LocalDate last) {

    public static final Contacts NONE = new Contacts(null, null);

    /// @param discharge null where there was none
    public Contacts on(LocalDate day, @Nullable LocalDate discharge) {
        var since = discharge != null && !day.isBefore(discharge);
        return new Contacts(
                since && (first == null || day.isBefore(first)) ? day : first,
                last == null || day.isAfter(last) ? day : last);
    }
}
