package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import java.time.Instant;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/// The place on the waitlist of a client to whom a seat can be offered.
///
/// @param rank from 1, the first goes first
record Waiting(Track track, AgeBand ageBand, int rank, Instant since) {

    static @Nullable Waiting of(Episode episode) {
        var asked = episode.enrollment();
        var since = asked == null ? null : asked.waitingSince();
        return asked == null || since == null || !Offering.waits(episode)
                ? null
                : new Waiting(
                        asked.wish().track(),
                        asked.ageBand(),
                        place(episode.inquiry().rank()),
                        since);
    }

    /// The priorities are declared in their order.
    private static int place(WaitlistPriority rank) {
        return EnumSet.range(WaitlistPriority.PREGNANT_AND_INJECTING, rank).size();
    }
}
