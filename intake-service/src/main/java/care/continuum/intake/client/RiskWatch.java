package care.continuum.intake.client;

import care.continuum.events.Instrument;
import care.continuum.events.IntakeEvent;
import care.continuum.events.IntakeEvent.CrisisRaised;
import care.continuum.events.IntakeEvent.CrisisResolved;
import care.continuum.events.IntakeEvent.ScreeningCompleted;
import care.continuum.intake.terms.Risk;
import care.continuum.intake.terms.Scoring;
import care.continuum.intake.terms.Screening;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.web.ClinicZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What questionnaires and clinicians find out, and the watch over those who may hurt themselves.
final class RiskWatch {

    private RiskWatch() {}

    /// The moment of an entry, as the clinic's calendar has it.
    ///
    /// @param staleBefore a questionnaire from before is too old to open anything
    /// @param end         the end of the clinic's day
    record Today(Instant now, Instant staleBefore, Instant end, ClinicZone clinic) {

        static Today at(Instant now, ClinicZone clinic, int freshDays) {
            var day = clinic.day(now);
            return new Today(now, clinic.start(day.minusDays(freshDays)), clinic.start(day.plusDays(1)), clinic);
        }

        LocalDate day(Instant moment) {
            return clinic.day(moment);
        }
    }

    /// Keeps a questionnaire. One older than 30 days opens nothing and closes nothing.
    ///
    /// @param byStaff whether staff entered it: what clients say of themselves closes nothing
    static Change<Episode> screened(Episode episode, Screening screening, boolean byStaff, Today today) {
        if (screening.instrument() == Instrument.CSSRS) {
            mustBeOpen(episode);
        } else {
            episode.mustNotBeOver();
        }
        var news = new ArrayList<Object>();
        news.add(completed(episode, screening));
        var after = episode.chart().with(screening);
        var at = screening.administeredAt();
        var fresh = !at.isBefore(today.staleBefore());
        if (fresh && Scoring.asksForRiskScreen(screening.instrument(), screening.answers())) {
            after = after.riskScreenDue(today.end(), at);
        }
        if (fresh && screening.instrument() == Instrument.CSSRS) {
            var high = Scoring.highRisk(screening.answers());
            after = byStaff && Scoring.answersRiskScreen(screening.answers()) ? after.riskScreened(at) : after;
            if (high && after.crisisSince() == null) {
                after = after.crisis(today.now());
                news.add(new CrisisRaised(episode.clientId(), episode.episodeId(), today.now()));
            }
        }
        return Change.to(episode.with(after), news);
    }

    private static ScreeningCompleted completed(Episode episode, Screening screening) {
        var score = screening.score();
        return new ScreeningCompleted(
                episode.clientId(),
                episode.episodeId(),
                screening.screeningId(),
                screening.instrument(),
                screening.administeredAt(),
                score.complete(),
                score.total(),
                score.severity(),
                score.positive(),
                score.bam());
    }

    /// A clinician's documented risk assessment stands for the screen.
    static Change<Episode> assessed(Episode episode, Chart.Finding finding, Today today) {
        mustBeOpen(episode);
        var now = today.now();
        var seen = episode.seen(today.day(finding.assessedAt()));
        var after = seen.chart().with(finding).riskScreened(finding.assessedAt());
        if (finding.risk() == Risk.HIGH && after.crisisSince() == null) {
            return Change.to(
                    seen.with(after.crisis(now)), new CrisisRaised(episode.clientId(), episode.episodeId(), now));
        }
        return Change.to(seen.with(after));
    }

    /// Who was to be asked about suicide still is when the stay is over.
    private static void mustBeOpen(Episode episode) {
        if (episode.chart().riskScreenDueAt() == null) {
            episode.mustNotBeOver();
        }
    }

    /// The crisis of the former stay is the new one's from now on. It is told there first: the client is never without.
    static List<IntakeEvent> goesOn(Episode before, Episode after) {
        var since = after.chart().crisisSince();
        return since == null
                ? List.of()
                : List.of(
                        new CrisisRaised(after.clientId(), after.episodeId(), since),
                        new CrisisResolved(
                                before.clientId(),
                                before.episodeId(),
                                after.inquiry().receivedAt()));
    }

    static Change<Episode> resolved(Episode episode, Instant now) {
        if (episode.chart().crisisSince() == null) {
            throw new RuleBroken("no-crisis", "There is no open crisis");
        }
        return Change.to(
                episode.with(episode.chart().crisis(null)),
                new CrisisResolved(episode.clientId(), episode.episodeId(), now));
    }
}
