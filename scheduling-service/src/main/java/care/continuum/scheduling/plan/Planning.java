package care.continuum.scheduling.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the making of a personal plan is.
///
/// @param tries   since the plan is awaited: with the round, which never falls, they name a try
/// @param round   numbers the try that may succeed; what earlier ones claimed is void
/// @param retryAt when a plan that waits is tried again
/// @param lacking what found no time at the last try
/// @param dueOn   the day on which what is awaited should have begun; plans that were kept before this was are without
record Planning(
        Stage stage,
        int tries,
        int round,
        @Nullable Instant retryAt,
        List<String> lacking,
        @Nullable LocalDate dueOn) {

    static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int TRIES_BETWEEN_RESCUES = 20;

    static final Planning NONE = new Planning(Stage.NONE, 0, 0, null, List.of(), null);

    /// NONE before the enrollment; then it is awaited, planned, on hold, or off because the episode ended first.
    enum Stage {
        NONE,
        AWAITED,
        PLANNED,
        ON_HOLD,
        OFF
    }

    boolean isAwaited() {
        return stage == Stage.AWAITED;
    }

    /// Whether a try has begun, or is to begin, of which nobody knows the end.
    boolean isUnderWay() {
        return isAwaited() && retryAt == null;
    }

    /// Whether room is to be made for it: after its first try, and then now and again.
    boolean waitsForRescue() {
        return isAwaited() && retryAt != null && tries % TRIES_BETWEEN_RESCUES == 1;
    }

    /// What is awaited already stays due when it was.
    Planning awaited(LocalDate from) {
        return isAwaited() ? nextTry() : new Planning(Stage.AWAITED, 1, round, null, lacking, from);
    }

    private Planning nextTry() {
        return new Planning(Stage.AWAITED, tries + 1, round, null, lacking, dueOn);
    }

    /// A try that is given up while it goes on does not count.
    Planning again() {
        return retryAt == null ? this : nextTry();
    }

    Planning nextRound() {
        return new Planning(stage, tries, round + 1, retryAt, lacking, dueOn);
    }

    Planning waits(List<String> what, Instant now) {
        return new Planning(Stage.AWAITED, tries, round, now.plus(PAUSE), what, dueOn);
    }

    Planning in(Stage next) {
        return new Planning(next, tries, round, null, List.of(), null);
    }
}
