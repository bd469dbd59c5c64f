package care.continuum.scheduling.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the making of a personal plan is.
///
/// @param token   names the try that may succeed; what other tries claimed is void
/// @param retryAt when a plan that waits is tried again
/// @param lacking what found no time at the last try
record Planning(
        Stage stage,
        int tries,
        @Nullable String token,
        @Nullable Instant retryAt,
        List<String> lacking) {

    static final Duration PAUSE = Duration.ofSeconds(30);
    static final Planning NONE = new Planning(Stage.NONE, 0, null, null, List.of());

    /// NONE before the enrollment; then it is awaited, planned, or off because the episode ended first.
    enum Stage {
        NONE,
        AWAITED,
        PLANNED,
        OFF
    }

    boolean isAwaited() {
        return stage == Stage.AWAITED;
    }

    Planning nextTry() {
        return new Planning(Stage.AWAITED, tries + 1, token, null, lacking);
    }

    Planning by(String newToken) {
        return new Planning(stage, tries, newToken, retryAt, lacking);
    }

    Planning waits(List<String> what, Instant now) {
        return new Planning(Stage.AWAITED, tries, token, now.plus(PAUSE), what);
    }

    Planning in(Stage next) {
        return new Planning(next, tries, token, null, List.of());
    }
}
