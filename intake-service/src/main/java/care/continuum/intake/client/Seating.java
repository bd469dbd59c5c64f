package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.ClientWaitlisted;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.SchedulingEvent.SeatRefused;
import care.continuum.events.SchedulingEvent.SeatReserved;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.Enrollment.Refusal;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/// What becomes of an episode's seat: asked for, given, waited for, let go. A freed seat is [Offering]'s.
final class Seating {

    /// A client waits from now on, or again: there may be a free seat.
    static final String LOOK = "LOOK";

    /// A client took a seat that was not offered: it is free no more.
    static final String COUNT = "COUNT";

    private Seating() {}

    /// Asks scheduling for a seat. Who waits may ask again, and keeps the place: a seat that they let go is not offered
    /// to them any more, though nobody else may want it.
    static Change<Episode> enroll(Episode before, Enrollment.Wish wish, AgeBand ageBand, Instant now) {
        var episode = before.asOf(now);
        episode.mustNotBeOver();
        mustNotBeAskedAlready(episode);
        mustBeFitToStart(episode, wish.startDate());
        var waiting = episode.enrollment();
        var asked = waiting == null
                ? Enrollment.asked(wish, ageBand, now)
                : waiting.among(ageBand).askingAgain(wish, now);
        return ask(episode, asked);
    }

    static Change<Episode> ask(Episode episode, Enrollment asked) {
        return Change.to(episode.with(asked), request(episode, asked));
    }

    static EnrollmentRequested request(Episode episode, Enrollment asked) {
        var wish = asked.wish();
        return new EnrollmentRequested(
                episode.clientId(),
                episode.episodeId(),
                asked.attempt(),
                asked.move() == null ? wish.track() : asked.move().to(),
                asked.ageBand(),
                wish.startDate(),
                wish.weeks(),
                wish.weeklyHours(),
                wish.needs());
    }

    /// A seat is a fact even where the end of the program was heard first. One that nobody wants any more was free, and
    /// will be told as released: it is counted as well, or it would be free twice.
    ///
    /// @param reservedAt when scheduling decided it
    static Change<Episode> reserved(Episode episode, SeatReserved seat, Instant reservedAt, Moment at) {
        var asked = episode.enrollment();
        var change = asked == null || asked.attempt() != seat.attempt() || !asked.asking()
                ? Change.none(episode)
                : seated(episode, asked, seat, at);
        return asked != null && asked.tookOffer(seat.attempt()) ? change : change.andThen(count(seat, reservedAt));
    }

    private static Change<Episode> seated(Episode episode, Enrollment asked, SeatReserved seat, Moment at) {
        var held = asked.hold().since() != null;
        var moving = asked.move() != null;
        if (episode.status().over() && (held || moving || episode.status() != EpisodeStatus.FINISHED)) {
            return Change.none(episode);
        }
        return held
                ? Holding.resumed(episode, asked, seat, at)
                : moving ? Moving.moved(episode, asked, seat, at) : enrolled(episode, asked, seat, at);
    }

    private static Change<Episode> enrolled(Episode episode, Enrollment asked, SeatReserved seat, Moment at) {
        var wish = asked.wish();
        return Change.to(
                episode.with(asked.seated(seat.sectionId())),
                new ClientEnrolled(
                        episode.clientId(),
                        episode.episodeId(),
                        seat.attempt(),
                        seat.sectionId(),
                        wish.track(),
                        asked.ageBand(),
                        episode.inquiry().reason(),
                        wish.startDate(),
                        wish.weeks(),
                        wish.weeklyHours(),
                        wish.needs(),
                        at.now()));
    }

    private static Todo count(SeatReserved seat, Instant reservedAt) {
        var taken = seat.episodeId() + "+" + seat.attempt();
        return new Todo(
                "count-" + taken,
                COUNT,
                Map.of(
                        "seat", taken,
                        "section", seat.sectionId().toString(),
                        "reservedAt", reservedAt.toString()));
    }

    /// No seat: the client waits, from when they asked: which refusal is heard first is of no account. Who has a place
    /// keeps it. It is the same where the seat of an offer was not there; who had let it go, let nothing go.
    ///
    /// @param at      when scheduling decided it
    /// @param ofAgeOn the client's 18th birthday
    static Change<Episode> refused(Episode episode, SeatRefused seat, Moment at, LocalDate ofAgeOn) {
        var asked = episode.enrollment();
        if (asked == null || episode.status().over()) {
            return Change.none(episode);
        }
        if (asked.attempt() != seat.attempt() || (!asked.asking() && asked.offer() == null)) {
            return Change.to(episode.with(asked.hadNone(seat.attempt())));
        }
        if (asked.move() != null) {
            return Moving.refused(episode, asked, asked.move().to(), new Refusal(seat.reason(), at.now()));
        }
        var since = asked.waitingSince() == null ? asked.askedAt() : asked.waitingSince();
        var adultFrom = ComingOfAge.whileWaiting(asked, since, ofAgeOn, at);
        var waits = asked.waiting(since, episode.inquiry().rank(), adultFrom);
        return Change.to(episode.with(waits), waitlisted(episode, waits, since)).andThen(look(episode, seat.attempt()));
    }

    static ClientWaitlisted waitlisted(Episode episode, Enrollment waits, Instant since) {
        return new ClientWaitlisted(
                episode.clientId(),
                episode.episodeId(),
                waits.attempt(),
                waits.wish().track(),
                waits.ageBand(),
                episode.inquiry().rank(),
                since);
    }

    static Todo look(Episode episode, int attempt) {
        return new Todo("look-%s+%d".formatted(episode.episodeId(), attempt), LOOK, Map.of());
    }

    /// From the program, too: that is the client's own decision to leave it.
    static Change<Episode> withdraw(Episode episode, Instant now) {
        episode.mustNotBeOver();
        var enrolled = episode.status().inProgram();
        return Change.to(
                enrolled
                        ? episode.ended(EpisodeStatus.FINISHED)
                        : episode.endedBeforeTreatment(EpisodeStatus.CANCELED, now),
                new EnrollmentWithdrawn(episode.clientId(), episode.episodeId(), now, enrolled));
    }

    /// What holds for every seat that is asked for: the first, the offered one, one in another track, one after a hold.
    ///
    /// @param start the first day that the client is to come, or to come again
    static void mustBeFitToStart(Episode episode, LocalDate start) {
        mustBeAssessedToFit(episode, start);
        if (!episode.chart().treatmentCoveredFrom(start)) {
            throw new RuleBroken(
                    "consent-missing",
                    "Enrollment needs an active consent for treatment, payment and operations, signed by the start");
        }
        if (episode.chart().riskScreenDueAt() != null) {
            throw new RuleBroken("risk-screen-open", "Somebody must ask about suicide first");
        }
    }

    private static void mustBeAssessedToFit(Episode episode, LocalDate start) {
        var assessment = episode.chart().assessment();
        if (assessment == null || !assessment.fits()) {
            throw new RuleBroken("assessment-missing", "Enrollment needs an assessment at level 2.1");
        }
        if (assessment.assessedOn().isAfter(start)) {
            throw new RuleBroken("assessment-after-start", "The assessment must not be later than the start");
        }
    }

    private static void mustNotBeAskedAlready(Episode episode) {
        if (episode.status().inProgram()) {
            throw new RuleBroken("already-enrolled", "The client is in the program already");
        }
        if (episode.enrollment() != null && !Offering.waits(episode)) {
            throw new RuleBroken("seat-asked", "A seat is asked for or offered");
        }
    }
}
