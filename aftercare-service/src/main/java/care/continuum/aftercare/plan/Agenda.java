package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.Appointment.Status;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.aftercare.terms.Referral;
import care.continuum.aftercare.terms.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is left to do for a plan: by staff, and by time.
record Agenda(Plan plan, LocalDate today) {

    List<Task> tasks() {
        return Stream.of(
                        plan.referrals().stream().map(this::ofReferral),
                        plan.appointments().stream().map(this::ofAppointment),
                        plan.followUps().stream().map(this::ofFollowUp))
                .flatMap(tasks -> tasks)
                .flatMap(Optional::stream)
                .toList();
    }

    /// The next call, the day after a consent's last, or when a partner's answer is late.
    @Nullable
    Instant wakeAt() {
        if (!plan.isMade() || plan.course().isOver()) {
            return null;
        }
        var calls = plan.followUps().stream().filter(FollowUp::isPlanned).map(FollowUp::dueOn);
        var mornings = Stream.concat(calls, plan.heard().consents().nextEnd(today).stream())
                .map(plan::startOf);
        var answers = plan.referrals().stream()
                .flatMap(referral -> Stream.ofNullable(referral.delivery()))
                .flatMap(delivery -> Stream.ofNullable(delivery.overdueAt()));
        return Stream.concat(mornings, answers).min(Comparator.naturalOrder()).orElse(null);
    }

    private Optional<Task> ofReferral(Referral referral) {
        var toSend = plan.startOf(plan.dischargedOn().plusDays(plan.practice().daysToSend()));
        return switch (referral.status()) {
            case PENDING_CONSENT -> task(Task.Kind.CONSENT, referral, toSend);
            case DRAFT -> referral.isSelfReferral() ? Optional.empty() : task(Task.Kind.REFERRAL, referral, toSend);
            case SENDING -> referral.awaitsHandOver() ? task(Task.Kind.REFERRAL, referral, toSend) : Optional.empty();
            case DECLINED, FAILED -> task(Task.Kind.REFERRAL, referral, toSend);
            case SENT -> task(Task.Kind.ANSWER, referral, answerDueAt(referral));
            case UNATTENDED -> ofMissed(referral);
            case ACCEPTED, SCHEDULED, ATTENDED, CLOSED, WITHDRAWN, VOIDED -> Optional.empty();
        };
    }

    private Duration toCall() {
        return Duration.ofHours(plan.practice().hoursToCall());
    }

    private Optional<Task> ofMissed(Referral referral) {
        var visit = Objects.requireNonNull(referral.visit());
        var kind = visit.wantsOutreach(plan.practice().visitsGivenAgain()) ? Task.Kind.OUTREACH : Task.Kind.REFERRAL;
        return task(kind, referral, visit.visitAt().plus(toCall()));
    }

    private static @Nullable Instant answerDueAt(Referral referral) {
        var delivery = referral.delivery();
        return delivery == null || delivery.handover() == null
                ? null
                : delivery.handover().answerDueAt();
    }

    private static Optional<Task> task(Task.Kind kind, Referral referral, @Nullable Instant dueAt) {
        return Optional.ofNullable(dueAt)
                .map(at -> new Task(kind, referral.referralId().toString(), at));
    }

    private Optional<Task> ofAppointment(Appointment appointment) {
        var subject = appointment.appointmentId().toString();
        var startsAt = appointment.startsAt();
        if (appointment.lacksSlot()) {
            var dueAt =
                    plan.startOf(appointment.dueBy().minusDays(plan.practice().daysOfSlot() - 1));
            return Optional.of(new Task(Task.Kind.SLOT, subject, dueAt));
        }
        if (appointment.is(Status.MISSED) && startsAt != null) {
            return Optional.of(new Task(Task.Kind.OUTREACH, subject, startsAt.plus(toCall())));
        }
        return Optional.empty();
    }

    private Optional<Task> ofFollowUp(FollowUp call) {
        return call.isCalled()
                ? Optional.of(new Task(
                        Task.Kind.FOLLOW_UP,
                        call.followUpId().toString(),
                        plan.startOf(call.dueOn().plusDays(1))))
                : Optional.empty();
    }
}
