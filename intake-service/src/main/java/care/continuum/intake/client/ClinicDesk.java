package care.continuum.intake.client;

import care.continuum.events.ConsentId;
import care.continuum.events.ConsentType;
import care.continuum.events.Instrument;
import care.continuum.events.ScreeningId;
import care.continuum.intake.IntakeSettings;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.Assessment;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.Expiry;
import care.continuum.intake.terms.Scoring;
import care.continuum.intake.terms.Screening;
import care.continuum.intake.terms.TreatmentPlan;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.RuleBroken;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
    private final IntakeSettings settings;

    ClinicDesk(Aggregates<Client> clients, Clock clock, ClinicZone clinic, IntakeSettings settings) {
        this.clients = clients;
        this.clock = clock;
        this.clinic = clinic;
        this.settings = settings;
    }

    Screening screen(
            Stay stay,
            Command command,
            Instrument instrument,
            Instant at,
            List<@Nullable Integer> answers,
            boolean byStaff) {
        var screeningId = new ScreeningId(command.derive("screening"));
        return decide(
                stay,
                command,
                Answer.as(Screening.class, client -> screening(stay.of(client), screeningId)),
                (client, now) -> stay.decide(client, episode -> {
                    var score =
                            Scoring.score(instrument, answers, client.person().sex());
                    var screening = new Screening(screeningId, instrument, at, answers, score);
                    return RiskWatch.screened(episode, screening, byStaff, today(now));
                }));
    }

    private static Screening screening(Episode episode, ScreeningId id) {
        return episode.chart().screenings().stream()
                .filter(it -> it.screeningId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Standing assessRisk(Stay stay, Command command, Chart.Finding finding) {
        return decide(stay, command, (episode, now) -> RiskWatch.assessed(episode, finding, today(now)));
    }

    private RiskWatch.Today today(Instant now) {
        return RiskWatch.Today.at(now, clinic, settings.questionnaireDays());
    }

    Standing resolveCrisis(Stay stay, Command command) {
        return decide(stay, command, RiskWatch::resolved);
    }

    Standing died(Stay stay, Command command) {
        return decide(stay, command, stay.standing(), Death::told);
    }

    Standing assess(Stay stay, Command command, Assessment assessment) {
        return decide(stay, command, (episode, now) -> episode.assessed(assessment, now));
    }

    Consent consent(
            Stay stay, Command command, ConsentType type, Consent.Terms terms, Expiry expires, LocalDate signedOn) {
        var consentId = new ConsentId(command.derive("consent"));
        var lastDay = expires.lastDay();
        var endsAt = lastDay == null ? null : clinic.start(lastDay.plusDays(1));
        var consent = new Consent(
                consentId, type, terms, expires.kind(), lastDay, endsAt, signedOn, Set.of(), null, false, List.of());
        return decide(
                stay,
                command,
                Answer.as(Consent.class, client -> stay.of(client).chart().consent(consentId)),
                (client, now) -> {
                    mustBeSignedByWhoMay(client, terms, signedOn);
                    return stay.decide(client, episode -> Consenting.granted(episode, consent.at(now)));
                });
    }

    /// In whichever stay it was given, where none is named: a consent is known by its id alone.
    Consent revoke(
            Stay stay, Command command, ConsentId consentId, @Nullable String recipient, @Nullable String reason) {
        return decide(
                stay,
                command,
                Answer.as(
                        Consent.class,
                        client -> stay.holding(consentId, client)
                                .of(client)
                                .chart()
                                .consent(consentId)),
                (client, now) -> stay.holding(consentId, client)
                        .decide(client, episode -> Consenting.revoked(episode, consentId, recipient, reason, now)));
    }

    private void mustBeSignedByWhoMay(Client client, Consent.Terms terms, LocalDate signedOn) {
        var minor = client.person().minorOn(signedOn);
        if (minor && !settings.minorMaySignAlone() && terms.guardianSignedBy() == null) {
            throw new RuleBroken("guardian-missing", "Here a minor's consent needs a guardian's signature, too");
        }
    }

    /// The plan that stands can be said again, also when its review is overdue.
    Standing plan(Stay stay, Command command, List<TreatmentPlan.Goal> goals, LocalDate nextReview) {
        var plan = new TreatmentPlan(goals, nextReview, clinic.start(nextReview.plusDays(1)));
        return decide(stay, command, (episode, now) -> {
            if (!plan.equals(episode.plan())) {
                new Moment(now, clinic).mustNotBePast("nextReview", nextReview);
            }
            return episode.planned(plan);
        });
    }

    private Standing decide(Stay stay, Command command, BiFunction<Episode, Instant, Change<Episode>> how) {
        return decide(
                stay,
                command,
                stay.standing(),
                (client, now) -> stay.decide(client, episode -> how.apply(episode, now)));
    }

    private <A> A decide(
            Stay stay, Command command, Answer<Client, A> answer, BiFunction<Client, Instant, Change<Client>> how) {
        return clients.amend(stay.clientId().toString(), command, client -> how.apply(client, clock.instant()), answer);
    }
}
