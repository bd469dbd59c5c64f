package care.continuum.intake.client;

import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.intake.terms.Coming;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A client on hold leaves the seat to others, and comes back once there is one again.
final class Holding {

    private Holding() {}

    static Change<Episode> suspend(Episode episode, Moment at) {
        return suspend(episode, at.day(), at.now());
    }

    private static Change<Episode> suspend(Episode episode, LocalDate from, Instant at) {
        return Change.to(
                episode.with(inProgram(episode).suspended(from)),
                new EnrollmentSuspended(episode.clientId(), episode.episodeId(), from, at));
    }

    /// On a later day of the plan. The last word counts.
    static Change<Episode> planned(Episode episode, Coming from) {
        var asked = inProgram(episode);
        mustBeWithinThePlan(asked, from);
        return Change.to(episode.with(asked.with(asked.hold().planned(from))));
    }

    /// When a hold that was decided before begins; null where there is none.
    static @Nullable Instant beginsAt(Episode episode) {
        var ahead = ahead(episode);
        return ahead == null ? null : ahead.at();
    }

    static Change<Episode> begins(Episode episode, Instant now) {
        var ahead = ahead(episode);
        return ahead == null || now.isBefore(ahead.at())
                ? Change.none(episode)
                : suspend(episode, ahead.on(), ahead.at());
    }

    private static @Nullable Coming ahead(Episode episode) {
        var asked = episode.enrollment();
        return asked == null || episode.status() != EpisodeStatus.ACTIVE
                ? null
                : asked.hold().ahead();
    }

    static void mustBeWithinThePlan(Enrollment asked, Coming day) {
        if (!day.on().isBefore(asked.endsOn())) {
            throw new RuleBroken("plan-over", "The plan ends before " + day.on());
        }
    }

    /// @throws RuleBroken where the client has no seat in the program at the moment
    static Enrollment inProgram(Episode episode) {
        episode.mustNotBeOver();
        var asked = episode.enrollment();
        if (asked == null || episode.status() != EpisodeStatus.ACTIVE) {
            throw new RuleBroken("not-active", "The client is not in the program, or on hold");
        }
        return asked;
    }

    /// Asks scheduling for a seat; what an enrollment needs must still be there. Where there is no seat, the client
    /// waits for one, still on hold, and may ask again. A hold that has not begun is called off.
    static Change<Episode> resume(Episode before, Moment at) {
        before.mustNotBeOver();
        var asked = before.enrollment();
        if (asked != null && asked.hold().since() == null && asked.hold().ahead() != null) {
            return Change.to(before.with(asked.with(asked.hold().planned(null))));
        }
        if (asked == null || asked.hold().since() == null) {
            throw new RuleBroken("not-on-hold", "The client is not on hold");
        }
        if (asked.asking() || asked.offer() != null) {
            throw new RuleBroken("seat-asked", "A seat is asked for or offered");
        }
        var episode = before.asOf(at.now());
        Seating.mustBeFitToStart(episode, at.day());
        return Seating.ask(episode, asked.askingAgain(asked.wish(), at.now()));
    }

    static Change<Episode> resumed(Episode episode, Enrollment asked, SeatReserved seat, Moment at) {
        return Change.to(
                episode.with(asked.resumed(seat.sectionId(), at.day())),
                new EnrollmentResumed(
                        episode.clientId(),
                        episode.episodeId(),
                        seat.attempt(),
                        seat.sectionId(),
                        asked.wish().track(),
                        at.day(),
                        asked.daysLost(at.day()),
                        at.now()));
    }
}
