package care.continuum.intake.client;

import care.continuum.events.AssessmentBasis;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.AssessmentCompleted;
import care.continuum.events.IntakeEvent.ClientReferredOut;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.IntakeEvent.InquiryReceived;
import care.continuum.events.Reason;
import care.continuum.intake.terms.Assessment;
import care.continuum.intake.terms.Contacts;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Inquiry;
import care.continuum.intake.terms.TreatmentPlan;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One stay in the program, from the inquiry on. What is found out about risk is [RiskWatch]'s, what the client
/// allows [Consenting]'s, what becomes of a seat [Seating]'s and [Offering]'s.
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
        @Nullable TreatmentPlan plan,
        @Nullable EpisodeStatus end,
        Contacts contacts) {

    static Episode begin(EpisodeId episodeId, ClientId clientId, Inquiry inquiry) {
        return new Episode(
                episodeId, clientId, EpisodeStatus.INQUIRY, inquiry, Chart.empty(), null, null, null, Contacts.NONE);
    }

    /// @param before the stay before this one
    InquiryReceived received(@Nullable EpisodeId before) {
        return new InquiryReceived(
                clientId,
                episodeId,
                inquiry.channel(),
                inquiry.reason(),
                inquiry.preferredTrack(),
                inquiry.receivedAt(),
                before);
    }

    /// Another level than the program's is referred out, also of who waits for a seat: what was asked for
    /// is withdrawn, so that an offered seat passes on.
    Change<Episode> assessed(Assessment assessment, Instant now) {
        mustNotBeOver();
        if (status.inProgram()) {
            throw new RuleBroken("already-enrolled", "The client is in the program already");
        }
        if (assessment.basis() == AssessmentBasis.LOCUS && inquiry.reason() != Reason.MENTAL_HEALTH) {
            throw new RuleBroken("locus-mental-health-alone", "Substance use is assessed by the ASAM criteria");
        }
        var completed = new AssessmentCompleted(
                clientId, episodeId, assessment.basis(), assessment.levelOfCare(), assessment.assessedOn());
        var after = with(chart.with(assessment)).seen(assessment.assessedOn());
        if (assessment.fits()) {
            return Change.to(after, completed);
        }
        var news = new ArrayList<Object>(List.of(completed));
        if (enrollment != null) {
            news.add(new EnrollmentWithdrawn(clientId, episodeId, now, false));
        }
        news.add(new ClientReferredOut(clientId, episodeId, assessment.levelOfCare(), now));
        return Change.to(after.endedBeforeTreatment(EpisodeStatus.REFERRED_OUT, now), news);
    }

    /// The goals as they stand, and the day of the next review.
    Change<Episode> planned(TreatmentPlan after) {
        mustNotBeOver();
        return after.equals(plan)
                ? Change.none(this)
                : Change.to(new Episode(episodeId, clientId, status, inquiry, chart, enrollment, after, end, contacts));
    }

    /// The end of the program ends the episode, however far intake has come with it.
    Change<Episode> finished() {
        return status.over() ? Change.none(this) : Change.to(ended(EpisodeStatus.FINISHED));
    }

    /// A death: nobody is to be asked, nor helped, any more, and nobody waits for a seat.
    ///
    /// @param told the stay of which another service told it; of another one intake knows whether the
    ///             client ever came
    Change<Episode> died(@Nullable EpisodeId told, Instant now) {
        var neverCame = !episodeId.equals(told) && !status.over() && !status.inProgram();
        var change = neverCame ? Seating.withdraw(this, now) : finished();
        var over = change.state();
        return new Change<>(over.with(over.chart.died(now)), change.events(), change.todos());
    }

    /// The clinic saw or reached the client on that day.
    Episode seen(LocalDate on) {
        return with(contacts.on(on, inquiry.clocks().steppedDownOn()));
    }

    /// The client came to that session or appointment.
    Episode attended(String id, LocalDate on) {
        return with(contacts.attended(id, on, inquiry.clocks().steppedDownOn()));
    }

    /// The client did not come to it, whatever was heard before.
    Episode notAttended(String id) {
        return with(contacts.notAttended(id));
    }

    /// As time has it: consents that have expired since the last write count no more.
    Episode asOf(Instant now) {
        return with(chart.eachConsent(consent -> consent.at(now)));
    }

    Episode with(Chart after) {
        return new Episode(episodeId, clientId, status, inquiry, after, enrollment, plan, end, contacts).standing();
    }

    Episode with(Enrollment after) {
        return new Episode(episodeId, clientId, status, inquiry, chart, after, plan, end, contacts).standing();
    }

    private Episode with(Contacts after) {
        return new Episode(episodeId, clientId, status, inquiry, chart, enrollment, plan, end, after);
    }

    /// Nothing is offered any more.
    Episode ended(EpisodeStatus how) {
        var asked = enrollment == null ? null : enrollment.withoutOffer();
        return new Episode(episodeId, clientId, how, inquiry, chart, asked, plan, how, contacts);
    }

    /// Nothing waits for the end of a treatment that never began.
    Episode endedBeforeTreatment(EpisodeStatus how, Instant now) {
        return Consenting.treatmentEnded(ended(how), now).state();
    }

    void mustNotBeOver() {
        if (status.over()) {
            throw new RuleBroken("episode-over", "The episode is %s".formatted(status));
        }
    }

    /// @throws RuleBroken where it was heard that the client has died
    void mustLive() {
        if (chart.deathToldAt() != null) {
            throw new RuleBroken("client-died", "The client has died");
        }
    }

    private Episode standing() {
        return new Episode(episodeId, clientId, derived(), inquiry, chart, enrollment, plan, end, contacts);
    }

    private EpisodeStatus derived() {
        if (end != null) {
            return end;
        }
        var asked = enrollment;
        if (asked != null && asked.hold().since() != null) {
            return EpisodeStatus.ON_HOLD;
        }
        if (asked != null && asked.section() != null) {
            return EpisodeStatus.ACTIVE;
        }
        if (asked != null && asked.waitingSince() != null) {
            return EpisodeStatus.WAITLISTED;
        }
        if (chart.assessment() != null) {
            return chart.assessedToFit() && chart.treatmentCovered() && chart.riskScreenDueAt() == null
                    ? EpisodeStatus.READY
                    : EpisodeStatus.ASSESSED;
        }
        return chart.screenings().isEmpty() ? EpisodeStatus.INQUIRY : EpisodeStatus.SCREENED;
    }
}
