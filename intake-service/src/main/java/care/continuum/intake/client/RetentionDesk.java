package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.intake.client.Erasing.Ask;
import care.continuum.intake.terms.Retention;
import care.continuum.intake.terms.Retention.LegalHold;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Keeps records longer, and lets them go.
@Component
class RetentionDesk {

    private final Aggregates<Client> clients;
    private final Clock clock;
    private final ClinicZone clinic;
    private final int years;

    RetentionDesk(
            Aggregates<Client> clients,
            Clock clock,
            ClinicZone clinic,
            @Value("${continuum.intake.retention-years:11}") int years) {
        this.clients = clients;
        this.clock = clock;
        this.clinic = clinic;
        this.years = years;
    }

    record RetentionView(
            ClientId clientId,
            @Nullable HoldView legalHold,
            @Nullable Instant erasedAt) {

        static RetentionView of(Client client) {
            var kept = Erasing.retention(client);
            return new RetentionView(
                    ClientId.of(client.id()),
                    HoldView.of(kept),
                    kept.erasure() == null ? null : kept.erasure().at());
        }
    }

    record HoldView(String reason, String by, Instant since) {

        static @Nullable HoldView of(Retention kept) {
            var hold = kept.hold();
            return hold == null ? null : new HoldView(hold.reason(), hold.by(), hold.since());
        }
    }

    RetentionView hold(ClientId client, String reason, Command command) {
        return decide(client, command, it -> Erasing.hold(it, new LegalHold(reason, command.actor(), clock.instant())));
    }

    void lift(ClientId client, Command command) {
        decide(client, command, Erasing::lift);
    }

    RetentionView erase(ClientId client, String reason, Command command) {
        return decide(
                client,
                command,
                it -> Erasing.erase(it, new Ask(reason, command.actor(), years, Moment.at(clock, clinic))));
    }

    private RetentionView decide(ClientId client, Command command, Function<Client, Change<Client>> decision) {
        return clients.amend(client.toString(), command, decision, Answer.as(RetentionView.class, RetentionView::of));
    }
}
