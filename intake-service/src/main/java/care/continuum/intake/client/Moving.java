package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.TrackChanged;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.events.Track;
import care.continuum.intake.terms.Coming;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.Enrollment.Refusal;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// From day to evening and back, today or on a later day. Only sessions that have not begun move, and only once there
/// is a seat.
final class Moving {

    private Moving() {}

    /// Who waits asks for a seat as who accepts one does: what an enrollment needs must still be there.
    ///
    /// @param bandOn the client's age band on a day
    static Change<Episode> change(Episode before, Track to, Moment at, Function<LocalDate, AgeBand> bandOn) {
        before.mustNotBeOver();
        var asked = before.enrollment();
        if (asked == null) {
            throw new RuleBroken("not-enrolled", "No seat was asked for yet");
        }
        if (before.status() == EpisodeStatus.ON_HOLD) {
            throw new RuleBroken("on-hold", "The client is on hold");
        }
        if (asked.asking() || asked.offer() != null) {
            throw new RuleBroken("seat-asked", "A seat is asked for or offered");
        }
        if (asked.wish().track() == to) {
            return calledOff(before, asked);
        }
        if (before.status() == EpisodeStatus.ACTIVE) {
            return Seating.ask(before, asked.moving(to));
        }
        var episode = before.asOf(at.now());
        var start = Offering.start(asked, at);
        Seating.mustBeFitToStart(episode, start);
        return Seating.ask(
                episode,
                asked.among(bandOn.apply(start)).askingAgain(asked.wish().in(to).from(start), at.now()));
    }

    /// Whether it was to come, or there was no seat.
    private static Change<Episode> calledOff(Episode episode, Enrollment asked) {
        return asked.move() == null ? Change.none(episode) : Change.to(episode.with(asked.planning(null)));
    }

    /// On a later day of the plan: then a seat is asked for. The last word counts.
    static Change<Episode> planned(Episode episode, Track to, Coming from) {
        var asked = Holding.inProgram(episode);
        if (asked.asking()) {
            throw new RuleBroken("seat-asked", "A seat is asked for");
        }
        Holding.mustBeWithinThePlan(asked, from);
        return asked.wish().track() == to
                ? calledOff(episode, asked)
                : Change.to(episode.with(asked.planning(new Enrollment.Move(to, false, from, null))));
    }

    /// When a change that was decided before is made; null where there is none.
    static @Nullable Instant beginsAt(Episode episode) {
        var ahead = last(episode);
        return ahead == null || ahead.ahead() == null ? null : ahead.ahead().at();
    }

    static Change<Episode> begins(Episode episode, Instant now) {
        var asked = episode.enrollment();
        var ahead = last(episode);
        var at = beginsAt(episode);
        return asked == null || ahead == null || at == null || now.isBefore(at)
                ? Change.none(episode)
                : Seating.ask(episode, asked.moving(ahead.to()));
    }

    private static Enrollment.@Nullable Move last(Episode episode) {
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

    /// The client keeps the seat that there is, until staff ask again.
    static Change<Episode> refused(Episode episode, Enrollment asked, Track wanted, Refusal why) {
        return Change.to(episode.with(asked.staying(wanted, why)));
    }

    /// When there was no seat in the track that was asked for last; null where that is not so.
    static @Nullable Instant refusedAt(Episode episode) {
        var move = last(episode);
        return move == null || move.refusal() == null ? null : move.refusal().at();
    }
}
