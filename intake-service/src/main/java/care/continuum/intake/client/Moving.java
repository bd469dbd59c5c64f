package care.continuum.intake.client;

import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.Track;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;

/// From day to evening and back. Only sessions that have not begun move, and only once there is a seat.
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
            return Change.none(episode);
        }
        var after = episode.status() == EpisodeStatus.ACTIVE
                ? asked.moving(to)
                : asked.askingAgain(asked.wish().in(to));
        return Change.to(episode.with(after), Seating.request(episode, after));
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
