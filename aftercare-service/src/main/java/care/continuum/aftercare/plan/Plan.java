package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.Consent;
import care.continuum.aftercare.terms.Course;
import care.continuum.aftercare.terms.Ending;
import care.continuum.aftercare.terms.Enrollment;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.aftercare.terms.Heard;
import care.continuum.aftercare.terms.Practice;
import care.continuum.aftercare.terms.Referral;
import care.continuum.aftercare.terms.Slot;
import care.continuum.aftercare.terms.Task;
import care.continuum.aftercare.terms.Terms;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.PlanId;
import care.continuum.events.ReferralId;
import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import care.continuum.messaging.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/// What aftercare knows of one episode: what was heard of it and, once the program has ended and the needs are known,
/// the plan, exactly one.
///
/// @param practice the clinic's numbers by which it was made
/// @param planId   missing until the plan is made
/// @param wakeAt   when time alone changes something next
@Document("plans")
@CompoundIndex(def = "{'referrals.referralId': 1}")
@CompoundIndex(def = "{'referrals.delivery.nextAt': 1, 'referrals.delivery.partnerId': 1}", sparse = true)
@CompoundIndex(def = "{'appointments.appointmentId': 1}")
@CompoundIndex(def = "{'followUps.followUpId': 1}")
@CompoundIndex(def = "{'tasks.kind': 1, 'tasks.dueAt': 1}")
record Plan(
        @Id String id,
        @Indexed ClientId clientId,
        EpisodeId episodeId,
        ZoneId zone,
        Practice practice,
        Heard heard,
        @Nullable PlanId planId,
        List<Referral> referrals,
        List<Appointment> appointments,
        List<FollowUp> followUps,
        Course course,
        List<Task> tasks,
        @Nullable Instant wakeAt)
        implements Aggregate<Plan> {

    Plan {
        referrals = List.copyOf(referrals);
        appointments = List.copyOf(appointments);
        followUps = List.copyOf(followUps);
        tasks = List.copyOf(tasks);
    }

    static Plan unheard(ClientId client, EpisodeId episode, ZoneId zone, Practice practice) {
        return new Plan(
                episode.toString(),
                client,
                episode,
                zone,
                practice,
                Heard.NOTHING,
                null,
                List.of(),
                List.of(),
                List.of(),
                Course.BEGUN,
                List.of(),
                null);
    }

    @Override
    public String client() {
        return clientId.toString();
    }

    @Override
    public @Nullable Instant dueAt() {
        return wakeAt;
    }

    Change<Plan> enrolled(Enrollment enrollment, Terms terms, Instant now) {
        return Drafting.knowing(with(heard.with(enrollment)), terms, now);
    }

    Change<Plan> ended(Ending ending, Terms terms, Instant now) {
        var known = with(heard.with(ending));
        return ending.wantsPlan()
                ? Drafting.knowing(known, terms, now)
                : Stopping.died(known, ending.dischargedOn(), now);
    }

    Change<Plan> consented(Consent consent, Instant now) {
        var those = referrals.stream().map(it -> it.consentedAnew(consent)).toList();
        return Change.to(withReferrals(those).with(heard.with(consent)).settled(now));
    }

    /// An answer about a time; kept where it comes before the plan is made.
    Change<Plan> slot(Slot slot, Instant now) {
        return isMade() ? Slotting.answered(this, slot, now) : Change.to(with(heard.with(slot)));
    }

    boolean isMade() {
        return planId != null;
    }

    @Override
    public Change<Plan> due(Instant now) {
        return Waking.of(this, now);
    }

    /// After a change: what consents allow now, what staff must do, when to wake.
    Plan settled(Instant now) {
        var today = day(now);
        var allowed = withReferrals(referrals.stream()
                .map(referral -> referral.allowedBy(heard.consents(), today))
                .toList());
        var agenda = new Agenda(allowed, today);
        return with(heard, allowed.referrals, appointments, followUps, course, agenda.tasks(), agenda.wakeAt());
    }

    LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    LocalDate dischargedOn() {
        return Objects.requireNonNull(heard.ending()).dischargedOn();
    }

    Referral referral(ReferralId wanted) {
        return referrals.stream()
                .filter(each -> each.referralId().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no such referral"));
    }

    Plan with(Referral changed) {
        return withReferrals(referrals.stream()
                .map(each -> each.referralId().equals(changed.referralId()) ? changed : each)
                .toList());
    }

    Plan with(Heard known) {
        return with(known, referrals, appointments, followUps, course);
    }

    Plan with(Course next) {
        return with(heard, referrals, appointments, followUps, next);
    }

    Plan withReferrals(List<Referral> those) {
        return with(heard, those, appointments, followUps, course);
    }

    Plan withFollowUps(List<FollowUp> those) {
        return with(heard, referrals, appointments, those, course);
    }

    Plan changing(Appointment appointment, UnaryOperator<Appointment> change) {
        var those = appointments.stream()
                .map(each -> each.equals(appointment) ? change.apply(each) : each)
                .toList();
        return with(heard, referrals, those, followUps, course);
    }

    private Plan with(Heard h, List<Referral> r, List<Appointment> a, List<FollowUp> f, Course c) {
        return with(h, r, a, f, c, tasks, wakeAt);
    }

    private Plan with(
            Heard h,
            List<Referral> r,
            List<Appointment> a,
            List<FollowUp> f,
            Course c,
            List<Task> t,
            @Nullable Instant w) {
        return new Plan(id, clientId, episodeId, zone, practice, h, planId, r, a, f, c, t, w);
    }
}
