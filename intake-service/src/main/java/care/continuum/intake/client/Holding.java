package care.continuum.intake.client;

import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;

/// A client on hold leaves the seat to others, and comes back once there is one again.
final class Holding {

    private Holding() {}

    static Change<Episode> suspend(Episode episode, Moment at) {
        episode.mustNotBeOver();
        var asked = episode.enrollment();
        if (asked == null || episode.status() != EpisodeStatus.ACTIVE) {
            throw new RuleBroken("not-active", "The client is not in the program, or on hold already");
        }
        return Change.to(
                episode.with(asked.suspended(at.day())),
                new EnrollmentSuspended(episode.clientId(), episode.episodeId(), at.day(), at.now()));
    }

    /// Asks scheduling for a seat. Where there is none, the client waits for one, still on hold.
    static Change<Episode> resume(Episode episode) {
        episode.mustNotBeOver();
        var asked = episode.enrollment();
        if (asked == null || asked.hold().since() == null) {
            throw new RuleBroken("not-on-hold", "The client is not on hold");
        }
        if (asked.asking() || asked.waitingSince() != null) {
            throw new RuleBroken("seat-asked", "A seat was asked for already");
        }
        var again = asked.askingAgain(asked.wish());
        return Change.to(episode.with(again), Seating.request(episode, again));
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
                        asked.hold().lasting(at.day()),
                        at.now()));
    }
}
