package care.continuum.intake.client;

import static java.util.stream.Collectors.toSet;

import care.continuum.events.ConsentEnd;
import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.IntakeEvent.ConsentGranted;
import care.continuum.events.IntakeEvent.ConsentRevoked;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.ConsentStatus;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the client allows, and takes back. Both go on after the program: aftercare needs consents of its own.
final class Consenting {

    private Consenting() {}

    static Change<Episode> granted(Episode episode, Consent consent) {
        if (episode.status() != EpisodeStatus.FINISHED) {
            episode.mustNotBeOver();
        }
        mustStillEnd(episode, consent);
        return Change.to(
                episode.with(episode.chart().with(consent)),
                new ConsentGranted(
                        episode.clientId(),
                        episode.episodeId(),
                        consent.consentId(),
                        consent.type(),
                        consent.expiry(),
                        consent.expiresOn(),
                        consent.signedOn()));
    }

    /// The aftercare plan has closed, or none will follow: consents until the end of treatment hold no more.
    static Change<Episode> treatmentEnded(Episode episode, Instant at) {
        return Change.to(episode.with(episode.chart().treatmentEnded(at)));
    }

    private static void mustStillEnd(Episode episode, Consent consent) {
        if (consent.expiry() == ConsentExpiry.END_OF_TREATMENT
                && episode.chart().treatmentEndedAt() != null) {
            throw new RuleBroken("treatment-over", "The treatment has ended; a consent now needs a date, or no end");
        }
    }

    /// News of consents that have ended as they said they would.
    static List<ConsentRevoked> endings(Episode before, Episode after) {
        var known = before.chart().consents().stream()
                .filter(Consent::expired)
                .map(Consent::consentId)
                .collect(toSet());
        return after.chart().consents().stream()
                .filter(it -> it.status() == ConsentStatus.EXPIRED && !known.contains(it.consentId()))
                .map(it -> new ConsentRevoked(
                        after.clientId(),
                        after.episodeId(),
                        it.consentId(),
                        it.type(),
                        false,
                        Objects.requireNonNull(it.endsAt()),
                        it.expiry() == ConsentExpiry.END_OF_TREATMENT
                                ? ConsentEnd.END_OF_TREATMENT
                                : ConsentEnd.EXPIRED))
                .toList();
    }

    /// Taken back wholly where its own recipient is named: nobody is left to whom anything could go.
    ///
    /// @param recipient the one for whom alone it is taken back; null: for all
    /// @throws RuleBroken `not-the-recipient` where it never allowed anything to who is named
    static Change<Episode> revoked(
            Episode before, ConsentId id, @Nullable String recipient, @Nullable String reason, Instant now) {
        var episode = before.asOf(now);
        var consent = episode.chart().consent(id);
        if (!consent.active()) {
            throw new RuleBroken("consent-not-active", "The consent is not active any more");
        }
        if (recipient == null || consent.isFor(recipient)) {
            return changed(episode, consent.revoke(reason, now), now);
        }
        if (consent.type() == ConsentType.SPECIFIC_RECIPIENT) {
            throw new RuleBroken("not-the-recipient", "The consent is for another recipient");
        }
        return consent.excludes(recipient)
                ? Change.none(before)
                : changed(episode, consent.except(recipient, reason, now), now);
    }

    private static Change<Episode> changed(Episode episode, Consent after, Instant now) {
        var id = after.consentId();
        return Change.to(
                episode.with(episode.chart().eachConsent(it -> it.consentId().equals(id) ? after : it)),
                new ConsentRevoked(
                        episode.clientId(),
                        episode.episodeId(),
                        id,
                        after.type(),
                        after.active(),
                        now,
                        ConsentEnd.REVOKED));
    }
}
