package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.SeatOfferExpired;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.OfferEnd;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What becomes of a freed seat that is held for an episode: offered, accepted, or passed on.
final class Offering {

    private Offering() {}

    /// Whether a freed seat can be offered to the client.
    static boolean waits(Episode episode) {
        var asked = episode.enrollment();
        return asked != null
                && !episode.status().over()
                && asked.section() == null
                && asked.waitingSince() != null
                && asked.offer() == null
                && !asked.asking();
    }

    /// Offers a freed seat once; changes nothing where the client waits no more, or has an offer.
    static Change<Episode> offered(Episode episode, Enrollment.Offer offer) {
        var asked = episode.enrollment();
        if (asked == null || !waits(episode) || asked.past().offers().contains(offer.source())) {
            return Change.none(episode);
        }
        var after = asked.offered(offer);
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

    /// Asks scheduling for the seat that it holds. What an enrollment needs must still be there.
    ///
    /// @param startOn the start that is wanted now; a hold changes none
    /// @param bandOn  the client's age band on a day: who came of age while waiting asks among the adults
    static Change<Episode> accept(
            Episode before, Moment at, @Nullable LocalDate startOn, Function<LocalDate, AgeBand> bandOn) {
        var episode = before.asOf(at.now());
        var asked = withOffer(episode);
        if (!at.now().isBefore(asked.held().expiresAt())) {
            throw new RuleBroken("offer-expired", "The offer has expired");
        }
        var wish = asked.enrollment().wish();
        if (episode.status() == EpisodeStatus.ON_HOLD) {
            Seating.mustBeFitToStart(episode, at.day());
            return Seating.ask(episode, asked.enrollment().accepted(wish.startDate()));
        }
        var start = startOn == null ? start(asked.enrollment(), at) : startOn;
        Seating.mustBeFitToStart(episode, start);
        var band = bandOn.apply(start);
        return band == asked.enrollment().ageBand()
                ? Seating.ask(episode, asked.enrollment().accepted(start))
                : askElsewhere(episode, asked, wish.from(start), band, at.now());
    }

    /// The agreed start, or tomorrow where that came while the client waited: nobody is planned for days without a
    /// seat, and today's group may be over.
    static LocalDate start(Enrollment asked, Moment at) {
        var agreed = asked.wish().startDate();
        var since = asked.waitingSince();
        var waited = since != null && at.day(since).isBefore(at.day());
        return waited && !agreed.isAfter(at.day()) ? at.day().plusDays(1) : agreed;
    }

    /// Age bands are never mixed: the seat goes to somebody else, and the client keeps the place.
    private static Change<Episode> askElsewhere(
            Episode episode, Offered offered, Enrollment.Wish wish, AgeBand band, Instant now) {
        var passedOn = passOn(episode, offered, OfferEnd.DECLINED);
        var again = offered.enrollment().passedOn().among(band).askingAgain(wish, now);
        var news = new ArrayList<Object>(passedOn.events());
        news.add(Seating.request(episode, again));
        return Change.to(episode.with(again), news);
    }

    static Change<Episode> decline(Episode episode) {
        return passOn(episode, withOffer(episode), OfferEnd.DECLINED);
    }

    /// An offer that nobody took in time passes on.
    static Change<Episode> expire(Episode episode, Instant now) {
        var offered = offer(episode);
        return offered == null || now.isBefore(offered.held().expiresAt())
                ? Change.none(episode)
                : passOn(episode, offered, OfferEnd.EXPIRED);
    }

    /// When a held seat passes on; null where none is held.
    static @Nullable Instant expiresAt(Episode episode) {
        var offered = offer(episode);
        return offered == null ? null : offered.held().expiresAt();
    }

    private static Change<Episode> passOn(Episode episode, Offered offered, OfferEnd reason) {
        var attempt = offered.enrollment().attempt();
        return Change.to(
                        episode.with(offered.enrollment().passedOn()),
                        new SeatOfferExpired(
                                episode.clientId(),
                                episode.episodeId(),
                                attempt,
                                offered.held().section(),
                                reason))
                .andThen(Seating.look(episode, attempt));
    }

    /// An enrollment while a seat is held for it.
    private record Offered(Enrollment enrollment, Enrollment.Offer held) {}

    private static @Nullable Offered offer(Episode episode) {
        var asked = episode.enrollment();
        return asked == null || asked.offer() == null ? null : new Offered(asked, asked.offer());
    }

    private static Offered withOffer(Episode episode) {
        episode.mustNotBeOver();
        if (episode.enrollment() == null) {
            throw new RuleBroken("not-waitlisted", "The client does not wait for a seat");
        }
        var offered = offer(episode);
        if (offered == null) {
            throw new RuleBroken("no-offer", "No seat is offered to the client");
        }
        return offered;
    }
}
