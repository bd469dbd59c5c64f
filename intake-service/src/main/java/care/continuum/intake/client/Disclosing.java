package care.continuum.intake.client;

import care.continuum.events.ConsentType;
import care.continuum.events.EpisodeId;
import care.continuum.events.ReferralId;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.Disclosure;
import care.continuum.intake.terms.Disclosure.Status;
import care.continuum.messaging.Change;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a client's identity may leave: the consent is checked by the very write that puts the row into the ledger.
final class Disclosing {

    private Disclosing() {}

    /// Who wants to tell whom, and what for.
    ///
    /// @param consent the kind of consent that it takes; null where any that covers it will do
    /// @param by      who asks
    /// @param holds   how long the answer stays open
    record Ask(
            ReferralId referralId,
            String recipient,
            String purpose,
            @Nullable ConsentType consent,
            String by,
            Duration holds) {

        private boolean takes(Consent given, Instant now) {
            return (consent == null || given.type() == consent) && given.covers(recipient, purpose, now);
        }
    }

    /// One row for each referral and recipient, however often it is asked; asked again, there must still be a
    /// consent. What was sent stays as it is: under another consent it is another disclosure.
    static Change<Client> ask(Client client, @Nullable EpisodeId episodeId, Ask ask, Instant now) {
        Erasing.mustBeKnown(client);
        var episode = client.episode(episodeId);
        var known = latest(client, ask.referralId(), ask.recipient());
        var consent = covering(episode, ask, known, now);
        var sent = known != null && known.is(Status.SENT) ? known : null;
        if (sent != null && sent.consentId().equals(consent.consentId())) {
            return Change.none(client);
        }
        var row = new Disclosure(
                ask.referralId(),
                episode.episodeId(),
                ask.recipient(),
                ask.purpose(),
                consent.consentId(),
                Status.OPEN,
                now,
                ask.by(),
                now.plus(ask.holds()),
                null);
        return Change.to(client.with(replaced(client, sent == null ? known : null, row)));
    }

    /// What became of it. That something was sent is never unsaid, and may be said late.
    ///
    /// @param recipient the one asked for last, where it is null
    static Change<Client> settle(
            Client client, ReferralId referral, @Nullable String recipient, boolean sent, Instant now) {
        var row = row(client, referral, recipient);
        var status = sent ? Status.SENT : Status.NOT_SENT;
        if (row.is(status)) {
            return Change.none(client);
        }
        if (row.is(Status.SENT)) {
            throw new RuleBroken("disclosure-sent", "The disclosure was sent");
        }
        return Change.to(client.with(replaced(client, row, row.settled(status, now))));
    }

    static Disclosure row(Client client, ReferralId referral, @Nullable String recipient) {
        var row = latest(client, referral, recipient);
        if (row == null) {
            throw new NotFound("There is no such disclosure");
        }
        return row;
    }

    private static @Nullable Disclosure latest(Client client, ReferralId referral, @Nullable String recipient) {
        return client.disclosures().stream()
                .filter(it -> recipient == null ? it.referralId().equals(referral) : it.isFor(referral, recipient))
                .max(Comparator.comparing(Disclosure::askedAt))
                .orElse(null);
    }

    /// Of whom nobody said in time that it was sent, it was not.
    static List<Disclosure> expired(List<Disclosure> ledger, Instant now) {
        return ledger.stream()
                .map(it -> it.is(Status.OPEN) && !now.isBefore(it.openUntil()) ? it.settled(Status.NOT_SENT, now) : it)
                .toList();
    }

    static @Nullable Instant nextExpiry(List<Disclosure> ledger) {
        return ledger.stream()
                .filter(it -> it.is(Status.OPEN))
                .map(Disclosure::openUntil)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// The consent that was found before, as long as it covers this.
    private static Consent covering(Episode episode, Ask ask, @Nullable Disclosure known, Instant now) {
        return episode.chart().consents().stream()
                .filter(it -> ask.takes(it, now))
                .min(Comparator.comparingInt(
                        it -> known != null && it.consentId().equals(known.consentId()) ? 0 : 1))
                .orElseThrow(
                        () -> new RuleBroken("consent-missing", "No active consent covers this recipient and purpose"));
    }

    private static List<Disclosure> replaced(Client client, @Nullable Disclosure before, Disclosure after) {
        return Stream.concat(client.disclosures().stream().filter(it -> !it.equals(before)), Stream.of(after))
                .toList();
    }

    /// What was asked for since then, the latest first.
    static List<Disclosure> listed(Client client, Instant since) {
        return client.disclosures().stream()
                .filter(it -> !it.askedAt().isBefore(since))
                .sorted(Comparator.comparing(Disclosure::askedAt).reversed())
                .toList();
    }
}
