package care.continuum.intake.terms;

import care.continuum.events.SessionId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// On which days the clinic saw or reached a client. Where a correction says that a session was not attended
/// after all, its day is gone too.
///
/// @param first    the first day since the discharge from residential or hospital care, but for the sessions
///                 here; null where there was none
/// @param last     the latest day, but for the sessions here
/// @param attended the sessions that tell of an earlier or a later day than those
public record Contacts(@Nullable LocalDate first, @Nullable LocalDate last, List<Attended> attended) {

    public static final Contacts NONE = new Contacts(null, null, List.of());

    /// A session that the client came to, as far as is known.
    public record Attended(SessionId sessionId, LocalDate on) {}

    public Contacts {
        // Clients of before sessions were kept by themselves have none.
        attended = attended == null ? List.of() : List.copyOf(attended);
    }

    /// @param discharge null where there was none
    public Contacts on(LocalDate day, @Nullable LocalDate discharge) {
        return new Contacts(isEarlier(day, discharge) ? day : first, isLater(day) ? day : last, attended)
                .onlyWhatTellsMore(discharge);
    }

    /// @param discharge null where there was none
    public Contacts attended(SessionId session, LocalDate day, @Nullable LocalDate discharge) {
        var all = Stream.concat(others(session), Stream.of(new Attended(session, day)));
        return new Contacts(first, last, all.toList()).onlyWhatTellsMore(discharge);
    }

    public Contacts notAttended(SessionId session) {
        return new Contacts(first, last, others(session).toList());
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

    private Stream<Attended> others(SessionId session) {
        return attended.stream().filter(it -> !it.sessionId().equals(session));
    }

    private boolean isEarlier(LocalDate day, @Nullable LocalDate discharge) {
        return discharge != null && !day.isBefore(discharge) && (first == null || day.isBefore(first));
    }

    private boolean isLater(LocalDate day) {
        return last == null || day.isAfter(last);
    }
}
