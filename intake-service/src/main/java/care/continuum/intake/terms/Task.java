package care.continuum.intake.terms;

import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What staff must do for a client, and by when.
///
/// @param episodeId the stay that it is about; null where it is about who the client is
/// @param other     who may be the same person, where it is about that
public record Task(
        Kind kind,
        Instant dueAt,
        @Nullable EpisodeId episodeId,
        @Nullable ClientId other) {

    public static Task of(Kind kind, Instant dueAt, EpisodeId episode) {
        return new Task(kind, dueAt, episode, null);
    }

    /// Sorted by what hurts most.
    public enum Kind {
        CRISIS,
        RISK_SCREEN,
        ASSESSMENT,
        SEAT_OFFER,
        CAME_OF_AGE,
        TRACK_CHANGE_REFUSED,
        STEP_DOWN_FOLLOW_UP,
        TREATMENT_PLAN_REVIEW,
        POSSIBLE_DUPLICATE
    }
}
