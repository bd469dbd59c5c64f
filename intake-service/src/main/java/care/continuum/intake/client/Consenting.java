package care.continuum.intake.client;

import care.continuum.events.ConsentId;
import care.continuum.events.IntakeEvent.ConsentGranted;
import care.continuum.events.IntakeEvent.ConsentRevoked;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the client allows, and takes back. Both go on after the program: aftercare needs consents of its own.
final class Consenting {

    private Consenting() {}

    static Change<Episode> granted(Episode episode, Consent consent) {
        if (episode.status() != EpisodeStatus.FINISHED) {
            episode.mustNotBeOver();
        }
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

    /// @param recipient the one for whom alone it is taken back; null: for all
    static Change<Episode> revoked(Episode before, ConsentId id, @Nullable String recipient, Instant now) {
        var episode = before.asOf(now);
        var consent = episode.chart().consent(id);
        if (!consent.active()) {
            throw new RuleBroken("consent-not-active", "The consent is not active any more");
        }
        if (recipient != null && consent.excluded().contains(recipient)) {
            return Change.none(before);
        }
        var after = recipient == null ? consent.revoke(now) : consent.except(recipient);
        return Change.to(
                episode.with(episode.chart().eachConsent(it -> it.consentId().equals(id) ? after : it)),
                new ConsentRevoked(
                        episode.clientId(), episode.episodeId(), id, consent.type(), recipient != null, now));
    }
}
