package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.events.ClientId;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.Enrollment;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/// Enrolling, and what becomes of an offered seat.
@Component
class EnrollmentDesk {

    private final Aggregates<Client> clients;
    private final FrontDesk frontDesk;
    private final Clock clock;

    EnrollmentDesk(Aggregates<Client> clients, FrontDesk frontDesk, Clock clock) {
        this.clients = clients;
        this.frontDesk = frontDesk;
        this.clock = clock;
    }

    Standing enroll(ClientId id, Command command, Enrollment.Wish wish) {
        frontDesk.mustNotBeInTheProgram(id);
        return clients.amend(
                id.toString(),
                command,
                client -> {
                    var ageBand = client.person().minorOn(wish.startDate()) ? AgeBand.ADOLESCENT : AgeBand.ADULT;
                    var now = clock.instant();
                    return client.decide(episode -> Seating.enroll(asOf(episode, now), wish, ageBand));
                },
                Standing.ANSWER);
    }

    /// Consents that have expired since the last write count no more.
    private static Episode asOf(Episode episode, Instant now) {
        return episode.with(episode.chart().eachConsent(consent -> consent.at(now)));
    }

    Standing accept(ClientId id, Command command) {
        return decide(id, command, Seating::accept);
    }

    Standing decline(ClientId id, Command command) {
        return decide(id, command, (episode, _) -> Seating.decline(episode));
    }

    Standing withdraw(ClientId id, Command command) {
        return decide(id, command, Seating::withdraw);
    }

    private Standing decide(ClientId id, Command command, BiFunction<Episode, Instant, Change<Episode>> how) {
        return clients.amend(
                id.toString(),
                command,
                client -> client.decide(episode -> how.apply(episode, clock.instant())),
                Standing.ANSWER);
    }
}
