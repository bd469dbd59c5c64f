package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.ClientWaitlisted;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.IntakeEvent.SeatOfferExpired;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.OfferEnd;
import care.continuum.events.SectionId;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.messaging.Todo;
import java.time.Instant;
import java.util.Map;

/// What becomes of an episode's seat: asked for, given, waited for, offered, let go.
final class Seating {

    /// A client has begun to wait: there may be a free seat.
    static final String LOOK = "LOOK";

    /// A client took a seat that was not offered: it is free no more.
    static final String COUNT = "COUNT";

    private Seating() {}

    /// Asks scheduling for a seat.
    static Change<Episode> enroll(Episode episode, Enrollment.Wish wish, AgeBand ageBand) {
        episode.mustNotBeOver();
        mustNotBeAskedAlready(episode);
        mustBeAssessedToFit(episode, wish);
        mustHaveConsent(episode, wish);
        mustHaveNoOpenRiskScreen(episode);
        return Change.to(episode.with(Enrollment.asked(wish, ageBand, 1)), request(episode, wish, ageBand, 1));
    }

    private static EnrollmentRequested request(Episode episode, Enrollment.Wish wish, AgeBand ageBand, int attempt) {
        return new EnrollmentRequested(
                episode.clientId(),
                episode.episodeId(),
                attempt,
                wish.track(),
                ageBand,
                wish.startDate(),
                wish.weeks(),
                wish.weeklyHours(),
                wish.needs());
    }

    static Change<Episode> reserved(Episode episode, int attempt, SectionId section, Instant now) {
        var asked = episode.enrollment();
        if (asked == null || episode.status().over() || asked.attempt() != attempt || asked.section() != null) {
            return Change.none(episode);
        }
        var wish = asked.wish();
        var enrolled = new ClientEnrolled(
                episode.clientId(),
                episode.episodeId(),
                attempt,
                section,
                wish.track(),
                asked.ageBand(),
                episode.inquiry().reason(),
                wish.startDate(),
                wish.weeks(),
                wish.weeklyHours(),
                wish.needs(),
                now);
        var change = Change.to(episode.with(asked.seated(section)), enrolled);
        var seat = episode.episodeId() + "+" + attempt;
        return asked.waitingSince() != null
                ? change
                : change.andThen(new Todo("count-" + seat, COUNT, Map.of("seat", seat, "section", section.toString())));
    }

    /// No seat: the client waits, and keeps the place once it has one.
    static Change<Episode> refused(Episode episode, int attempt, Instant now) {
        var asked = episode.enrollment();
        if (asked == null || episode.status().over() || asked.attempt() != attempt || !asked.asking()) {
            return Change.none(episode);
        }
        var since = asked.waitingSince() == null ? now : asked.waitingSince();
        var rank = episode.inquiry().rank();
        var waitlisted = new ClientWaitlisted(
                episode.clientId(), episode.episodeId(), attempt, asked.wish().track(), asked.ageBand(), rank, since);
        return Change.to(episode.with(asked.waiting(since, rank)), waitlisted)
                .andThen(new Todo("look-%s+%d".formatted(episode.episodeId(), attempt), LOOK, Map.of()));
    }

    /// Offers a freed seat to a client who waits; changes nothing where the client waits no more, or has an offer.
    static Change<Episode> offered(Episode episode, Enrollment.Offer offer) {
        if (!waits(episode)) {
            return Change.none(episode);
        }
        var after = waiting(episode).offered(offer);
        return Change.to(
                episode.with(after),
                new SeatOffered(
                        episode.clientId(),
                        episode.episodeId(),
                        after.attempt(),
                        offer.section(),
                        after.wish().track(),
                        after.ageBand(),
                        offer.expiresAt()));
    }

    /// Whether a freed seat can be offered to the client.
    static boolean waits(Episode episode) {
        var asked = episode.enrollment();
        return episode.status() == EpisodeStatus.WAITLISTED
                && asked != null
                && asked.offer() == null
                && !asked.asking();
    }

    static Change<Episode> accept(Episode episode, Instant now) {
        var offer = openOffer(episode);
        if (!now.isBefore(offer.expiresAt())) {
            throw new RuleBroken("offer-expired", "The offer has expired");
        }
        mustHaveNoOpenRiskScreen(episode);
        var asked = waiting(episode);
        return Change.to(
                episode.with(asked.accepted()), request(episode, asked.wish(), asked.ageBand(), asked.attempt()));
    }

    static Change<Episode> decline(Episode episode) {
        return passOn(episode, openOffer(episode), OfferEnd.DECLINED);
    }

    /// An offer that nobody took in time passes on.
    static Change<Episode> expire(Episode episode, Instant now) {
        var asked = episode.enrollment();
        var offer = asked == null ? null : asked.offer();
        return offer == null || now.isBefore(offer.expiresAt())
                ? Change.none(episode)
                : passOn(episode, offer, OfferEnd.EXPIRED);
    }

    private static Change<Episode> passOn(Episode episode, Enrollment.Offer offer, OfferEnd reason) {
        var asked = waiting(episode);
        return Change.to(
                episode.with(asked.withoutOffer()),
                new SeatOfferExpired(
                        episode.clientId(), episode.episodeId(), asked.attempt(), offer.section(), reason));
    }

    static Change<Episode> withdraw(Episode episode, Instant now) {
        episode.mustNotBeOver();
        if (episode.status() == EpisodeStatus.ACTIVE) {
            throw new RuleBroken("already-enrolled", "The client is in the program: discharge ends it");
        }
        return Change.to(
                episode.ended(EpisodeStatus.CANCELED),
                new EnrollmentWithdrawn(episode.clientId(), episode.episodeId(), now));
    }

    private static Enrollment waiting(Episode episode) {
        var asked = episode.enrollment();
        if (asked == null) {
            throw new RuleBroken("not-waitlisted", "The client does not wait for a seat");
        }
        return asked;
    }

    private static Enrollment.Offer openOffer(Episode episode) {
        episode.mustNotBeOver();
        var offer = waiting(episode).offer();
        if (offer == null) {
            throw new RuleBroken("no-offer", "No seat is offered to the client");
        }
        return offer;
    }

    private static void mustNotBeAskedAlready(Episode episode) {
        if (episode.status() == EpisodeStatus.ACTIVE) {
            throw new RuleBroken("already-enrolled", "The client is in the program already");
        }
        if (episode.enrollment() != null) {
            throw new RuleBroken("seat-asked", "A seat was asked for already");
        }
    }

    private static void mustBeAssessedToFit(Episode episode, Enrollment.Wish wish) {
        var assessment = episode.chart().assessment();
        if (assessment == null || !assessment.fits()) {
            throw new RuleBroken("assessment-missing", "Enrollment needs an assessment at level 2.1");
        }
        if (assessment.assessedOn().isAfter(wish.startDate())) {
            throw new RuleBroken("assessment-after-start", "The assessment must not be later than the start");
        }
    }

    private static void mustHaveConsent(Episode episode, Enrollment.Wish wish) {
        if (!episode.chart().treatmentCoveredFrom(wish.startDate())) {
            throw new RuleBroken(
                    "consent-missing",
                    "Enrollment needs an active consent for treatment, payment and operations, signed by the start");
        }
    }

    private static void mustHaveNoOpenRiskScreen(Episode episode) {
        if (episode.chart().riskScreenDueAt() != null) {
            throw new RuleBroken("risk-screen-open", "Somebody must ask about suicide first");
        }
    }
}
