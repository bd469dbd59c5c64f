package care.continuum.intake.client;

import care.continuum.events.Track;
import care.continuum.intake.IntakeSettings;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.Coming;
import care.continuum.intake.terms.Enrollment;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Enrolling, and what becomes of an offered seat.
@Component
class EnrollmentDesk {

    private final Aggregates<Client> clients;
    private final Lookalikes lookalikes;
    private final Clock clock;
    private final ClinicZone clinic;
    private final IntakeSettings settings;

    EnrollmentDesk(
            Aggregates<Client> clients,
            Lookalikes lookalikes,
            Clock clock,
            ClinicZone clinic,
            IntakeSettings settings) {
        this.clients = clients;
        this.lookalikes = lookalikes;
        this.clock = clock;
        this.clinic = clinic;
        this.settings = settings;
    }

    Standing enroll(Stay stay, Command command, Enrollment.Wish wish) {
        return clients.amend(
                stay.clientId().toString(),
                command,
                client -> {
                    mustBeStartable(wish.startDate());
                    lookalikes.mustNotBeInTheProgram(client);
                    var ageBand = client.ageBandOn(wish.startDate());
                    var now = clock.instant();
                    return stay.decide(client, episode -> Seating.enroll(episode, wish, ageBand, now));
                },
                stay.standing());
    }

    /// @param start the start that is wanted now; as agreed, or tomorrow after days of waiting, where it is not said
    Standing accept(Stay stay, Command command, @Nullable LocalDate start) {
        return clients.amend(
                stay.clientId().toString(),
                command,
                client -> {
                    mustBeStartable(start);
                    return stay.decide(client, episode -> Offering.accept(episode, moment(), start, client::ageBandOn));
                },
                stay.standing());
    }

    Standing decline(Stay stay, Command command) {
        return decide(stay, command, (episode, _) -> Offering.decline(episode));
    }

    /// @param from the first day of the hold; today where it is not said
    Standing suspend(Stay stay, Command command, @Nullable LocalDate from) {
        return decide(stay, command, (episode, _) -> {
            var ahead = ahead("from", from);
            return ahead == null ? Holding.suspend(episode, moment()) : Holding.planned(episode, ahead);
        });
    }

    Standing resume(Stay stay, Command command) {
        return decide(stay, command, (episode, _) -> Holding.resume(episode, moment()));
    }

    /// @param from the first day in the other track; as soon as there is a seat where it is not said
    Standing change(Stay stay, Command command, Track to, @Nullable LocalDate from) {
        return clients.amend(
                stay.clientId().toString(),
                command,
                client -> stay.decide(client, episode -> {
                    var ahead = ahead("effectiveOn", from);
                    return ahead == null
                            ? Moving.change(episode, to, moment(), client::ageBandOn)
                            : Moving.planned(episode, to, ahead);
                }),
                stay.standing());
    }

    /// Null for today.
    private @Nullable Coming ahead(String field, @Nullable LocalDate day) {
        if (day == null) {
            return null;
        }
        var now = moment();
        now.mustNotBePast(field, day);
        return day.equals(now.day()) ? null : Coming.on(day, clinic);
    }

    Standing extend(Stay stay, Command command, int weeks, String reason) {
        var most = settings.weeks().mostInAll();
        return decide(stay, command, (episode, _) -> Extending.extend(episode, weeks, reason, most, moment()));
    }

    Standing withdraw(Stay stay, Command command) {
        return decide(stay, command, Seating::withdraw);
    }

    private void mustBeStartable(@Nullable LocalDate day) {
        var fault = Startable.Start.fault(day, moment().day(), settings);
        if (fault != null) {
            throw new BadInput(List.of(new Fault("startDate", fault)));
        }
    }

    private Moment moment() {
        return Moment.at(clock, clinic);
    }

    private Standing decide(Stay stay, Command command, BiFunction<Episode, Instant, Change<Episode>> how) {
        return clients.amend(
                stay.clientId().toString(),
                command,
                client -> stay.decide(client, episode -> how.apply(episode, clock.instant())),
                stay.standing());
    }
}
