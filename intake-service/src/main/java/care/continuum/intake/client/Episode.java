package care.continuum.intake.client;

import care.continuum.events.Channel;
import care.continuum.events.ClientId;
import care.continuum.events.ConsentId;
import care.continuum.events.EpisodeId;
import care.continuum.events.Instrument;
import care.continuum.events.IntakeEvent.AssessmentCompleted;
import care.continuum.events.IntakeEvent.ClientReferredOut;
import care.continuum.events.IntakeEvent.ConsentGranted;
import care.continuum.events.IntakeEvent.ConsentRevoked;
import care.continuum.events.IntakeEvent.CrisisRaised;
import care.continuum.events.IntakeEvent.CrisisResolved;
import care.continuum.events.IntakeEvent.ScreeningCompleted;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import care.continuum.intake.terms.Assessment;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Risk;
import care.continuum.intake.terms.Scoring;
import care.continuum.intake.terms.Screening;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One stay in the program, from the inquiry on: what was found out and agreed. What becomes of a seat is
/// [Seating]'s.
///
/// @param status follows from all the rest
/// @param end    how the episode ended, once it has
record Episode(
        EpisodeId episodeId,
        ClientId clientId,
        EpisodeStatus status,
        Inquiry inquiry,
        Chart chart,
        @Nullable Enrollment enrollment,
        @Nullable EpisodeStatus end) {

    private static final Duration STALE = Duration.ofDays(30);

    /// How it began.
    record Inquiry(
            Channel channel,
            Reason reason,
            Track preferredTrack,
            @Nullable String steppedDownFrom,
            Set<Preference> preferences,
            Instant receivedAt) {

        Inquiry {
            preferences = Set.copyOf(preferences);
        }

        /// 45 CFR 96.131, then those who step down from more intensive care.
        WaitlistPriority rank() {
            var pregnant = preferences.contains(Preference.PREGNANT);
            var injecting = preferences.contains(Preference.INJECTING);
            if (pregnant) {
                return injecting ? WaitlistPriority.PREGNANT_AND_INJECTING : WaitlistPriority.PREGNANT;
            }
            if (injecting) {
                return WaitlistPriority.INJECTING;
            }
            return steppedDownFrom == null ? WaitlistPriority.OTHER : WaitlistPriority.STEPPING_DOWN;
        }
    }

    /// Why a person goes first.
    enum Preference {
        PREGNANT,
        INJECTING
    }

    static Episode begin(EpisodeId episodeId, ClientId clientId, Inquiry inquiry) {
        return new Episode(episodeId, clientId, EpisodeStatus.INQUIRY, inquiry, Chart.empty(), null, null);
    }

    /// Keeps a questionnaire. One older than 30 days opens nothing and closes nothing.
    ///
    /// @param endOfDay when a risk screen is due that it may open
    Change<Episode> screened(Screening screening, Instant now, Instant endOfDay) {
        mustNotBeOver();
        var score = screening.score();
        var news = new ArrayList<Object>();
        news.add(new ScreeningCompleted(
                clientId,
                episodeId,
                screening.screeningId(),
                screening.instrument(),
                screening.administeredAt(),
                score.complete(),
                score.total(),
                score.severity(),
                score.positive(),
                score.bam()));
        var after = chart.with(screening);
        var stale = screening.administeredAt().isBefore(now.minus(STALE));
        if (!stale && Scoring.asksForRiskScreen(screening.instrument(), screening.answers())) {
            after = after.riskScreenDue(endOfDay);
        }
        if (!stale && screening.instrument() == Instrument.CSSRS) {
            var high = Scoring.highRisk(screening.answers());
            after = score.complete() || high ? after.riskScreenDue(null) : after;
            if (high && after.crisisSince() == null) {
                after = after.crisis(now);
                news.add(new CrisisRaised(clientId, episodeId, now));
            }
        }
        return Change.to(with(after), news);
    }

    /// A clinician's documented risk assessment stands for the screen.
    Change<Episode> riskAssessed(Chart.Finding finding, Instant now) {
        mustNotBeOver();
        var after = chart.with(finding);
        if (finding.risk() == Risk.HIGH && after.crisisSince() == null) {
            return Change.to(with(after.crisis(now)), new CrisisRaised(clientId, episodeId, now));
        }
        return Change.to(with(after));
    }

    Change<Episode> crisisResolved(Instant now) {
        if (chart.crisisSince() == null) {
            throw new RuleBroken("no-crisis", "There is no open crisis");
        }
        return Change.to(with(chart.crisis(null)), new CrisisResolved(clientId, episodeId, now));
    }

    /// Another level than the program's is referred out.
    Change<Episode> assessed(Assessment assessment, Instant now) {
        mustNotBeOver();
        if (status == EpisodeStatus.ACTIVE) {
            throw new RuleBroken("already-enrolled", "The client is in the program already");
        }
        var completed = new AssessmentCompleted(
                clientId, episodeId, assessment.basis(), assessment.levelOfCare(), assessment.assessedOn());
        if (assessment.fits()) {
            return Change.to(with(chart.with(assessment)), completed);
        }
        mustNotHaveASeat();
        return Change.to(
                with(chart.with(assessment)).ended(EpisodeStatus.REFERRED_OUT),
                completed,
                new ClientReferredOut(clientId, episodeId, assessment.levelOfCare(), now));
    }

    Change<Episode> consented(Consent consent) {
        mustNotBeOver();
        return Change.to(
                with(chart.with(consent)),
                new ConsentGranted(
                        clientId,
                        episodeId,
                        consent.consentId(),
                        consent.type(),
                        consent.expiry(),
                        consent.expiresOn(),
                        consent.signedOn()));
    }

    /// @param recipient the one for whom alone it is taken back; null: for all
    Change<Episode> revoked(ConsentId id, @Nullable String recipient, Instant now) {
        var consent = chart.consent(id);
        if (!consent.active()) {
            throw new RuleBroken("consent-not-active", "The consent is not active any more");
        }
        var after = recipient == null ? consent.revoke(now) : consent.except(recipient);
        var news = new ConsentRevoked(clientId, episodeId, id, consent.type(), recipient != null, now);
        return Change.to(with(chart.eachConsent(it -> it.consentId().equals(id) ? after : it)), news);
    }

    Episode with(Chart after) {
        return new Episode(episodeId, clientId, status, inquiry, after, enrollment, end).standing();
    }

    Episode with(Enrollment after) {
        return new Episode(episodeId, clientId, status, inquiry, chart, after, end).standing();
    }

    Episode ended(EpisodeStatus how) {
        return new Episode(episodeId, clientId, how, inquiry, chart, enrollment, how);
    }

    void mustNotBeOver() {
        if (status.over()) {
            throw new RuleBroken("episode-over", "The episode is %s".formatted(status));
        }
    }

    private void mustNotHaveASeat() {
        if (enrollment != null) {
            throw new RuleBroken("seat-asked", "Withdraw the enrollment first");
        }
    }

    private Episode standing() {
        return new Episode(episodeId, clientId, derived(), inquiry, chart, enrollment, end);
    }

    private EpisodeStatus derived() {
        if (end != null) {
            return end;
        }
        var asked = enrollment;
        if (asked != null && asked.section() != null) {
            return EpisodeStatus.ACTIVE;
        }
        if (asked != null && asked.waitingSince() != null) {
            return EpisodeStatus.WAITLISTED;
        }
        if (chart.assessment() != null) {
            var covered = chart.consents().stream().anyMatch(it -> it.coversTreatmentFrom(LocalDate.MAX));
            return chart.assessedToFit() && covered && chart.riskScreenDueAt() == null
                    ? EpisodeStatus.READY
                    : EpisodeStatus.ASSESSED;
        }
        return chart.screenings().isEmpty() ? EpisodeStatus.INQUIRY : EpisodeStatus.SCREENED;
    }
}
