package care.continuum.aftercare.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.Course;
import care.continuum.aftercare.terms.Ending;
import care.continuum.aftercare.terms.Enrollment;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.aftercare.terms.Referral;
import care.continuum.aftercare.terms.Terms;
import care.continuum.events.AftercareEvent.AftercarePlanDrafted;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentProposed;
import care.continuum.events.AftercareEvent.ReferralCreated;
import care.continuum.events.AppointmentId;
import care.continuum.events.EpisodeId;
import care.continuum.events.FollowUpId;
import care.continuum.events.PlanId;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import care.continuum.messaging.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Makes the plan from what is known. Every id is derived from the episode, so that a plan made again is the same.
final class Drafting {

    private Drafting() {}

    /// What is known now, and the plan as soon as that is enough for one.
    static Change<Plan> knowing(Plan known, Terms terms, Instant now) {
        var enrollment = known.heard().enrollment();
        var ending = known.heard().ending();
        if (known.isMade() || enrollment == null || ending == null || !ending.wantsPlan()) {
            return Change.to(known.settled(now));
        }
        var others = terms.others().beside(known.clientId(), known.episodeId());
        var course = others.stream().reduce(known.course(), Course::goneAs);
        var drafted = stoppedWhereGone(drafted(known.with(course), enrollment, ending, terms, now), now);
        return others.isEmpty() ? drafted : drafted.andThen(Stopping.look(known));
    }

    private static Change<Plan> drafted(Plan known, Enrollment enrollment, Ending ending, Terms terms, Instant now) {
        var plan = planned(known, enrollment, ending, terms).settled(now);
        var planId = new PlanId(derived(plan.episodeId(), "plan"));
        var events = new ArrayList<Object>();
        events.add(new AftercarePlanDrafted(
                plan.clientId(), plan.episodeId(), planId, ending.disposition(), ending.dischargedOn()));
        plan.referrals()
                .forEach(referral -> events.add(new ReferralCreated(
                        plan.clientId(),
                        plan.episodeId(),
                        planId,
                        referral.referralId(),
                        referral.kind(),
                        referral.status())));
        plan.appointments().forEach(appointment -> events.add(asking(plan, appointment)));
        return withEarlyAnswers(plan, events, now);
    }

    /// Of a client of whom it is known, here or in another plan, that they have died or were erased, nothing stays
    /// open.
    private static Change<Plan> stoppedWhereGone(Change<Plan> drafted, Instant now) {
        if (!drafted.state().course().isGone()) {
            return drafted;
        }
        var stopped = Stopping.stopped(drafted.state(), now);
        return Change.to(
                stopped.state(),
                Stream.<Object>concat(drafted.events().stream(), stopped.events().stream())
                        .toList());
    }

    static ContinuingCareAppointmentProposed asking(Plan plan, Appointment appointment) {
        return new ContinuingCareAppointmentProposed(
                plan.clientId(),
                plan.episodeId(),
                appointment.appointmentId(),
                appointment.attempt(),
                appointment.earliestOn(),
                appointment.dueBy(),
                appointment.wantedAt());
    }

    private static Plan planned(Plan known, Enrollment enrollment, Ending ending, Terms terms) {
        var episode = known.episodeId();
        var pathway = terms.practice().after(ending.disposition());
        return new Plan(
                known.id(),
                known.clientId(),
                episode,
                known.zone(),
                terms.practice(),
                known.heard(),
                new PlanId(derived(episode, "plan")),
                terms.tables().table().kinds(ending.disposition(), enrollment).stream()
                        .map(kind -> referral(episode, kind))
                        .toList(),
                pathway.appointments().stream()
                        .map(day -> appointment(episode, ending, day))
                        .toList(),
                pathway.followUps().stream()
                        .map(day -> followUp(episode, ending, day))
                        .toList(),
                known.course(),
                List.of(),
                null);
    }

    private static Referral referral(EpisodeId episode, ReferralKind kind) {
        return Referral.draft(new ReferralId(derived(episode, "referral-" + kind)), kind);
    }

    /// Never on the day of the discharge itself.
    private static Appointment appointment(EpisodeId episode, Ending ending, int day) {
        return Appointment.proposed(
                new AppointmentId(derived(episode, "appointment-" + day)),
                ending.dischargedOn().plusDays(1),
                ending.dischargedOn().plusDays(day));
    }

    private static FollowUp followUp(EpisodeId episode, Ending ending, int day) {
        return FollowUp.planned(
                new FollowUpId(derived(episode, "follow-up-" + day)),
                day,
                ending.dischargedOn().plusDays(day));
    }

    private static Change<Plan> withEarlyAnswers(Plan plan, List<Object> events, Instant now) {
        var next = plan.with(plan.heard().withoutSlots());
        for (var slot : plan.heard().slots()) {
            var change = next.slot(slot, now);
            next = change.state();
            events.addAll(change.events());
        }
        return Change.to(next, events);
    }

    private static UUID derived(EpisodeId episode, String what) {
        return UUID.nameUUIDFromBytes((episode + "\n" + what).getBytes(UTF_8));
    }
}
