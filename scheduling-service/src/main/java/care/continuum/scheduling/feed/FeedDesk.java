package care.continuum.scheduling.feed;

import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.privacy.Vault;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Gives out the addresses of feeds, takes them back, and shows what they lead to.
@Component
class FeedDesk {

    private static final String CLIENT = "client/";
    private static final String CLINICIAN = "clinician/";

    private final Aggregates<Feed> register;
    private final Feeds feeds;
    private final Secrets secrets;
    private final Calendars calendars;
    private final Vault vault;

    FeedDesk(Aggregates<Feed> register, Feeds feeds, Secrets secrets, Calendars calendars, Vault vault) {
        this.register = register;
        this.feeds = feeds;
        this.secrets = secrets;
        this.calendars = calendars;
        this.vault = vault;
    }

    record Given(int generation) {}

    String give(ClientId client, Command command) {
        vault.mustStillKnow(client);
        if (!calendars.isKnown(client)) {
            throw new NotFound("There is no such client on the calendar yet");
        }
        return give(CLIENT + client, command);
    }

    String give(ClinicianId clinician, Command command) {
        if (!calendars.isKnown(clinician)) {
            throw new NotFound("There is no clinician " + clinician);
        }
        return give(CLINICIAN + clinician, command);
    }

    /// The secret.
    private String give(String owner, Command command) {
        register.settle(owner, () -> Feed.of(owner), Change::none);
        var given = register.amend(
                owner, command, it -> it.renewed(secrets), Answer.as(Given.class, it -> new Given(it.generation())));
        var secret = secrets.of(owner, given.generation());
        var stands = register.get(owner);
        if (stands.generation() != given.generation() || !Secrets.hash(secret).equals(stands.hash())) {
            throw new RuleBroken("feed-replaced", "This address is void by now; ask for another one");
        }
        return secret;
    }

    void revoke(ClientId client, Command command) {
        revoke(CLIENT + client, command);
    }

    void revoke(ClinicianId clinician, Command command) {
        revoke(CLINICIAN + clinician, command);
    }

    private void revoke(String owner, Command command) {
        register.amend(owner, command, Feed::revoked, Answer.as(Given.class, it -> new Given(it.generation())));
    }

    /// The calendar to which a secret leads.
    String show(String secret) {
        return feeds.findFirstByHash(Secrets.hash(secret))
                .flatMap(this::show)
                .orElseThrow(() -> new NotFound("There is no such feed, or not any more"));
    }

    private Optional<String> show(Feed feed) {
        if (!feed.id().startsWith(CLIENT)) {
            return Optional.of(calendars.of(ClinicianId.of(feed.id().substring(CLINICIAN.length()))));
        }
        var client = ClientId.of(feed.id().substring(CLIENT.length()));
        return vault.hasForgotten(client) ? Optional.empty() : Optional.of(calendars.of(client));
    }
}
