package care.continuum.intake.client;

import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.Track;
import care.continuum.intake.terms.Coming;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// From day to evening and back, today or on a later day. Only sessions that have not begun move, and only once there
/// is a seat.
final class Moving {

    private Moving() {}

    static Change<Episode> change(Episode episode, Track to) {
        episode.mustNotBeOver();
        var asked = episode.enrollment();
        if (asked == null) {
            throw new RuleBroken("not-enrolled", "No seat was asked for yet");
        }
        if (episode.status() == EpisodeStatus.ON_HOLD) {
            throw new RuleBroken("on-hold", "The client is on hold");
        }
        if (asked.asking() || asked.offer() != null) {
            throw new RuleBroken("seat-asked", "A seat is asked for or offered");
        }
        if (asked.wish().track() == to) {
            return asked.move() == null || asked.move().ahead() == null
                    ? Change.none(episode)
                    : Change.to(episode.with(asked.planning(null)));
        }
        var after = episode.status() == EpisodeStatus.ACTIVE
                ? asked.moving(to)
                : asked.askingAgain(asked.wish().in(to));
        return Change.to(episode.with(after), Seating.request(episode, after));
    }

    /// On a later day of the plan: then a seat is asked for. The last word counts.
    static Change<Episode> planned(Episode episode, Track to, Coming from) {
        var asked = Holding.inProgram(episode);
        if (asked.asking()) {
            throw new RuleBroken("seat-asked", "A seat is asked for");
        }
        Holding.mustBeWithinThePlan(asked, from);
        return asked.wish().track() == to
                ? change(episode, to)
                : Change.to(episode.with(asked.planning(new Enrollment.Move(to, false, from))));
    }

    /// When a change that was decided before is made; null where there is none.
    static @Nullable Instant beginsAt(Episode episode) {
        var ahead = ahead(episode);
        return ahead == null || ahead.ahead() == null ? null : ahead.ahead().at();
    }

    static Change<Episode> begins(Episode episode, Instant now) {
        var ahead = ahead(episode);
        var at = beginsAt(episode);
        return ahead == null || at == null || now.isBefore(at) ? Change.none(episode) : change(episode, ahead.to());
    }

    private static Enrollment.@Nullable Move ahead(Episode episode) {
        var asked = episode.enrollment();
        return asked == null || episode.status() != EpisodeStatus.ACTIVE || asked.asking() ? null : asked.move();
    }

    static Change<Episode> moved(Episode episode, Enrollment asked, SeatReserved seat, Moment at) {
        var before = asked.wish().track();
        return Change.to(
                episode.with(asked.moved(seat.track(), seat.sectionId())),
                new TrackChanged(
                        episode.clientId(),
                        episode.episodeId(),
                        seat.attempt(),
                        seat.sectionId(),
                        seat.track(),
                        before,
                        at.day(),
                        at.now()));
    }

    /// The client keeps the seat that there is.
    static Change<Episode> refused(Episode episode, Enrollment asked, Enrollment.Move wanted) {
        return Change.to(episode.with(asked.staying(wanted.to())));
    }
}
