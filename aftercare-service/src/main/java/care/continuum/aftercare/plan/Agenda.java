package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Appointment;
import care.continuum.aftercare.terms.Appointment.Status;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.aftercare.terms.Referral;
import care.continuum.aftercare.terms.Task;
import care.continuum.events.ReferralStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is left to do for a plan: by staff, and by time.
record Agenda(Plan plan, LocalDate today) {

    private static final int DAYS_TO_SEND = 3;
    private static final int DAYS_OF_SLOT = 7;
    private static final Duration TO_CALL = Duration.ofHours(24);

    List<Task> tasks() {
        return Stream.of(
                        plan.referrals().stream().map(this::ofReferral),
                        plan.appointments().stream().map(this::ofAppointment),
                        plan.followUps().stream().map(this::ofFollowUp))
                .flatMap(tasks -> tasks)
                .flatMap(Optional::stream)
                .toList();
    }

    /// The next call, or the day after a consent's last.
    @Nullable
    Instant wakeAt() {
        if (!plan.isMade()) {
            return null;
        }
        var calls = plan.followUps().stream().filter(FollowUp::isPlanned).map(FollowUp::dueOn);
        return Stream.concat(calls, plan.heard().consents().nextEnd(today).stream())
                .min(Comparator.naturalOrder())
                .map(plan::startOf)
                .orElse(null);
    }

    private Optional<Task> ofReferral(Referral referral) {
        if (!referral.isUnsent() || referral.isSelfReferral()) {
            return Optional.empty();
        }
        var kind = referral.status() == ReferralStatus.PENDING_CONSENT ? Task.Kind.CONSENT : Task.Kind.REFERRAL;
        var dueAt = plan.startOf(plan.dischargedOn().plusDays(DAYS_TO_SEND));
        return Optional.of(new Task(kind, referral.referralId().toString(), dueAt));
    }

    private Optional<Task> ofAppointment(Appointment appointment) {
        var subject = appointment.appointmentId().toString();
        var startsAt = appointment.startsAt();
        if (appointment.lacksSlot()) {
            var dueAt = plan.startOf(appointment.dueBy().minusDays(DAYS_OF_SLOT - 1));
            return Optional.of(new Task(Task.Kind.SLOT, subject, dueAt));
        }
        if (appointment.is(Status.MISSED) && startsAt != null) {
            return Optional.of(new Task(Task.Kind.OUTREACH, subject, startsAt.plus(TO_CALL)));
        }
        return Optional.empty();
    }

    private Optional<Task> ofFollowUp(FollowUp call) {
        return call.isOpen()
                ? Optional.of(new Task(
                        Task.Kind.FOLLOW_UP,
                        call.followUpId().toString(),
                        plan.startOf(call.dueOn().plusDays(1))))
                : Optional.empty();
    }
}
