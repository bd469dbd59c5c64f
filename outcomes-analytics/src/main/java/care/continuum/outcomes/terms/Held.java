package care.continuum.outcomes.terms;

import care.continuum.events.Outcome;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One session with the outcome that counts.
///
/// @param client whose session it is
/// @param track  of the session, or else that the client was enrolled in
record Held(
        String client,
        @Nullable SessionKind kind,
        @Nullable Track track,
        @Nullable Outcome outcome,
        int minutes,
        boolean makeUp) {

    /// @param zone the clinic's, for days
    static Stream<Held> of(Stay stay, ZoneId zone) {
        var episode = stay.episode();
        var enrollment = episode.enrollment();
        var track = enrollment == null ? null : enrollment.track();
        return episode.sessions().values().stream()
                .map(session -> new Held(
                        stay.client(),
                        session.kind(),
                        session.track() == null ? track : session.track(),
                        episode.outcome(session, zone),
                        session.minutes(),
                        session.makeUpFor() != null));
    }
}
