package care.continuum.intake.client;

import care.continuum.events.ClientId;
import care.continuum.events.ConsentExpiry;
import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.Instrument;
import care.continuum.events.ScreeningId;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.Assessment;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.Scoring;
import care.continuum.intake.terms.Screening;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Questionnaires, risk, assessment and consents.
@Component
class ClinicDesk {

    private final Aggregates<Client> clients;
    private final Clock clock;
    private final ClinicZone clinic;

    ClinicDesk(Aggregates<Client> clients, Clock clock, ClinicZone clinic) {
        this.clients = clients;
        this.clock = clock;
        this.clinic = clinic;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return clinic.day(now());
    }

    Screening screen(ClientId id, Command command, Instrument instrument, Instant at, List<@Nullable Integer> answers) {
        var screeningId = new ScreeningId(command.derive("screening"));
        return decide(
                id,
                command,
                Answer.as(Screening.class, client -> screening(client, screeningId)),
                (client, now) -> client.decide(episode -> {
                    var score =
                            Scoring.score(instrument, answers, client.person().sex());
                    return episode.screened(
                            new Screening(screeningId, instrument, at, answers, score), now, endOf(clinic.day(now)));
                }));
    }

    private static Screening screening(Client client, ScreeningId id) {
        return client.current().chart().screenings().stream()
                .filter(it -> it.screeningId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Standing assessRisk(ClientId id, Command command, Chart.Finding finding) {
        return decide(
                id,
                command,
                Standing.ANSWER,
                (client, now) -> client.decide(episode -> episode.riskAssessed(finding, now)));
    }

    Standing resolveCrisis(ClientId id, Command command) {
        return decide(
                id, command, Standing.ANSWER, (client, now) -> client.decide(episode -> episode.crisisResolved(now)));
    }

    Standing assess(ClientId id, Command command, Assessment assessment) {
        return decide(
                id,
                command,
                Standing.ANSWER,
                (client, now) -> client.decide(episode -> episode.assessed(assessment, now)));
    }

    /// @param lastDay the last day of a consent that ends on a date
    Consent consent(
            ClientId id,
            Command command,
            ConsentType type,
            Consent.Terms terms,
            ConsentExpiry expiry,
            @Nullable LocalDate lastDay,
            LocalDate signedOn) {
        var consentId = new ConsentId(command.derive("consent"));
        var endsAt = lastDay == null ? null : endOf(lastDay);
        var consent = new Consent(consentId, type, terms, expiry, lastDay, endsAt, signedOn, Set.of(), null, false);
        return decide(
                id,
                command,
                Answer.as(Consent.class, client -> client.current().chart().consent(consentId)),
                (client, now) -> client.decide(episode -> episode.consented(consent.at(now))));
    }

    Consent revoke(ClientId id, Command command, ConsentId consentId, @Nullable String recipient) {
        return decide(
                id,
                command,
                Answer.as(Consent.class, client -> client.current().chart().consent(consentId)),
                (client, now) -> client.decide(episode -> episode.revoked(consentId, recipient, now)));
    }

    private <A> A decide(
            ClientId id, Command command, Answer<Client, A> answer, BiFunction<Client, Instant, Change<Client>> how) {
        return clients.amend(id.toString(), command, client -> how.apply(client, clock.instant()), answer);
    }

    private Instant endOf(LocalDate day) {
        return clinic.at(day.plusDays(1), LocalTime.MIDNIGHT);
    }
}
