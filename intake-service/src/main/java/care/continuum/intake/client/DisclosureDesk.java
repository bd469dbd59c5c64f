package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.EpisodeId;
import care.continuum.events.ReferralId;
import care.continuum.intake.client.Disclosing.Ask;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.Disclosure;
import care.continuum.intake.terms.Person;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Gives away who a client is, as far as the client allows, and keeps the ledger of it.
@Component
class DisclosureDesk {

    /// 42 CFR 2.32(a)(2).
    private static final String NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";

    private final Aggregates<Client> clients;
    private final Clock clock;
    private final Duration holds;
    private final Duration listed;

    DisclosureDesk(
            Aggregates<Client> clients,
            Clock clock,
            @Value("${continuum.intake.disclosure-open:24h}") Duration holds,
            @Value("${continuum.intake.disclosures-listed}") Duration listed) {
        this.clients = clients;
        this.clock = clock;
        this.holds = holds;
        this.listed = listed;
    }

    /// As little as a recipient needs to know who is meant, with what must go with it (42 CFR 2.32): the notice, and
    /// the consent.
    record Allowed(Disclosure disclosure, Identity identity, SignedConsent consent, String notice) {

        private static Allowed of(Client client, ReferralId referral, String recipient) {
            var row = Disclosing.row(client, referral, recipient);
            var consent = client.episode(row.episodeId()).chart().consent(row.consentId());
            return new Allowed(row, Identity.of(client.person()), SignedConsent.of(consent), NOTICE);
        }
    }

    record Identity(
            String givenName,
            String familyName,
            LocalDate dateOfBirth,
            @Nullable String phone,
            @Nullable String email) {

        private static Identity of(Person person) {
            return new Identity(
                    person.givenName(), person.familyName(), person.dateOfBirth(), person.phone(), person.email());
        }
    }

    record SignedConsent(
            ConsentId consentId,
            ConsentType type,
            String discloser,
            String information,
            String recipient,
            String purpose,
            LocalDate signedOn,
            @Nullable LocalDate expiresOn) {

        private static SignedConsent of(Consent consent) {
            var terms = consent.terms();
            return new SignedConsent(
                    consent.consentId(),
                    consent.type(),
                    terms.discloser(),
                    terms.information(),
                    terms.recipient(),
                    terms.purpose(),
                    consent.signedOn(),
                    consent.expiresOn());
        }
    }

    /// Each asking looks for the consent, under whatever key it comes: an answer kept from before could outlive it.
    Allowed ask(
            ClientId id,
            @Nullable EpisodeId episode,
            ReferralId referral,
            String recipient,
            String purpose,
            @Nullable ConsentType consent,
            String caller) {
        var ask = new Ask(referral, recipient, purpose, consent, caller, holds);
        return clients.amend(
                id.toString(),
                Command.once(caller),
                client -> Disclosing.ask(client, episode, ask, clock.instant()),
                Answer.as(Allowed.class, client -> Allowed.of(client, referral, recipient)));
    }

    Disclosure settle(ClientId id, ReferralId referral, @Nullable String recipient, boolean sent, Command command) {
        return clients.amend(
                id.toString(),
                command,
                client -> Disclosing.settle(client, referral, recipient, sent, clock.instant()),
                Answer.as(Disclosure.class, client -> Disclosing.row(client, referral, recipient)));
    }

    /// The latest first, of the last three years.
    List<Disclosure> ledger(ClientId id) {
        return Disclosing.listed(clients.get(id.toString()), clock.instant().minus(listed));
    }

    /// What has left, for the client's own eyes.
    List<Disclosure> sent(ClientId id) {
        return ledger(id).stream().filter(it -> it.is(Disclosure.Status.SENT)).toList();
    }
}
