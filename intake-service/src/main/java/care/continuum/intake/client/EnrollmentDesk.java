package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.events.Track;
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
    private final Lookalikes lookalikes;
    private final Clock clock;

    EnrollmentDesk(Aggregates<Client> clients, Lookalikes lookalikes, Clock clock) {
        this.clients = clients;
        this.lookalikes = lookalikes;
        this.clock = clock;
    }

    Standing enroll(Stay stay, Command command, Enrollment.Wish wish) {
        lookalikes.mustNotBeInTheProgram(stay.clientId());
        return clients.amend(
                stay.clientId().toString(),
                command,
                client -> {
                    var ageBand = client.person().minorOn(wish.startDate()) ? AgeBand.ADOLESCENT : AgeBand.ADULT;
                    var now = clock.instant();
                    return stay.decide(client, episode -> Seating.enroll(episode, wish, ageBand, now));
                },
                stay.standing());
    }

    Standing accept(Stay stay, Command command) {
        return decide(stay, command, (episode, _) -> Offering.accept(episode, Moment.at(clock)));
    }

    Standing decline(Stay stay, Command command) {
        return decide(stay, command, (episode, _) -> Offering.decline(episode));
    }

    Standing suspend(Stay stay, Command command) {
        return decide(stay, command, (episode, _) -> Holding.suspend(episode, Moment.at(clock)));
    }

    Standing resume(Stay stay, Command command) {
        return decide(stay, command, (episode, _) -> Holding.resume(episode));
    }

    Standing change(Stay stay, Command command, Track to) {
        return decide(stay, command, (episode, _) -> Moving.change(episode, to));
    }

    Standing withdraw(Stay stay, Command command) {
        return decide(stay, command, Seating::withdraw);
    }

    private Standing decide(Stay stay, Command command, BiFunction<Episode, Instant, Change<Episode>> how) {
        return clients.amend(
                stay.clientId().toString(),
                command,
                client -> stay.decide(client, episode -> how.apply(episode, clock.instant())),
                stay.standing());
    }
}
