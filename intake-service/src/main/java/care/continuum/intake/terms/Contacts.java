package care.continuum.intake.terms;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// On which days the clinic saw or reached a client. Where a correction says that the client did not come to a
/// session or to an appointment after all, its day is gone too.
///
/// @param first    the first day since the discharge from residential or hospital care, but for what is attended
///                 here; null where there was none
/// @param last     the latest day, but for what is attended here
/// @param attended what tells of an earlier or a later day than those
public record Contacts(@Nullable LocalDate first, @Nullable LocalDate last, List<Attended> attended) {

    public static final Contacts NONE = new Contacts(null, null, List.of());

    /// What the client came to, as far as is known.
    ///
    /// @param id of the session or of the appointment
    public record Attended(String id, LocalDate on) {}

    public Contacts {
        // Clients of before this was kept by itself have none.
        attended = attended == null ? List.of() : List.copyOf(attended);
    }

    /// @param discharge null where there was none
    public Contacts on(LocalDate day, @Nullable LocalDate discharge) {
        return new Contacts(isEarlier(day, discharge) ? day : first, isLater(day) ? day : last, attended)
                .onlyWhatTellsMore(discharge);
    }

    /// @param discharge null where there was none
    public Contacts attended(String id, LocalDate day, @Nullable LocalDate discharge) {
        var all = Stream.concat(others(id), Stream.of(new Attended(id, day)));
        return new Contacts(first, last, all.toList()).onlyWhatTellsMore(discharge);
    }

    public Contacts notAttended(String id) {
        return new Contacts(first, last, others(id).toList());
    }

    /// The first day since the discharge; null where there was none.
    public @Nullable LocalDate firstSince(@Nullable LocalDate discharge) {
        var earliest = attended.stream()
                .map(Attended::on)
                .filter(day -> isEarlier(day, discharge))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return earliest == null ? first : earliest;
    }

    /// The latest day; null where there was none.
    public @Nullable LocalDate latest() {
        var latest = attended.stream()
                .map(Attended::on)
                .filter(this::isLater)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return latest == null ? last : latest;
    }

    private Contacts onlyWhatTellsMore(@Nullable LocalDate discharge) {
        var rest = attended.stream()
                .filter(it -> isEarlier(it.on(), discharge) || isLater(it.on()))
                .toList();
        return new Contacts(first, last, rest);
    }

    private Stream<Attended> others(String id) {
        return attended.stream().filter(it -> !it.id().equals(id));
    }

    private boolean isEarlier(LocalDate day, @Nullable LocalDate discharge) {
        return discharge != null && !day.isBefore(discharge) && (first == null || day.isBefore(first));
    }

    private boolean isLater(LocalDate day) {
        return last == null || day.isAfter(last);
    }
}
