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

    /// None for a client who has died, or was erased.
    List<Task> tasks() {
        if (plan.course().isGone()) {
            return List.of();
        }
        return Stream.of(
                        plan.referrals().stream().map(this::ofReferral).flatMap(Optional::stream),
                        plan.appointments().stream().flatMap(this::ofAppointment),
                        plan.followUps().stream().map(this::ofFollowUp).flatMap(Optional::stream),
                        ofRelapse().stream())
                .flatMap(tasks -> tasks)
                .toList();
    }

    /// Also in a plan that is over, when a try that was under way is waited for no longer.
    @Nullable
    Instant wakeAt() {
        var lapses = plan.referrals().stream().flatMap(referral -> Stream.ofNullable(referral.lapsesAt()));
        var dates = plan.isMade() && !plan.course().isOver() ? dates() : Stream.<Instant>of();
        return Stream.concat(lapses, dates).min(Comparator.naturalOrder()).orElse(null);
    }

    /// The next call, the day after the last for one, the day after a consent's last, or when a partner's answer is
    /// late.
    private Stream<Instant> dates() {
        var calls = plan.followUps().stream().filter(FollowUp::isPlanned).map(FollowUp::dueOn);
        var givenUp = plan.followUps().stream()
                .filter(FollowUp::isCalled)
                .flatMap(call -> Stream.ofNullable(call.callUntil()))
                .map(last -> last.plusDays(1));
        var mornings = Stream.of(calls, givenUp, plan.heard().consents().nextEnd(today).stream())
                .flatMap(days -> days)
                .map(plan::startOf);
        var answers = plan.referrals().stream().flatMap(referral -> Stream.ofNullable(referral.overdueAt()));
        return Stream.concat(mornings, answers);
    }

    private Optional<Task> ofReferral(Referral referral) {
        var toSend = plan.startOf(plan.dischargedOn().plusDays(plan.practice().daysToSend()));
        return switch (referral.status()) {
            case PENDING_CONSENT -> task(Task.Kind.CONSENT, referral, toSend);
            case DRAFT ->
                referral.isSelfReferral()
                        ? task(Task.Kind.CLOSE, referral, afterTheLastCall())
                        : task(Task.Kind.REFERRAL, referral, toSend);
            case SENDING, DECLINED, FAILED -> task(Task.Kind.REFERRAL, referral, toSend);
            case SENT, ACCEPTED -> task(Task.Kind.ANSWER, referral, answerDueAt(referral));
            case SCHEDULED -> task(Task.Kind.CLOSE, referral, afterTheVisit(referral, 1));
            case UNATTENDED -> ofMissed(referral);
            case ATTENDED ->
                task(
                        Task.Kind.CLOSE,
                        referral,
                        afterTheVisit(referral, plan.practice().daysToClose()));
            case CLOSED, WITHDRAWN, VOIDED -> Optional.empty();
        };
    }

    private @Nullable Instant afterTheVisit(Referral referral, int days) {
        var visit = referral.visit();
        return visit == null ? null : daysAfter(visit.visitAt(), days);
    }

    private Instant daysAfter(Instant moment, int days) {
        return plan.startOf(plan.day(moment).plusDays(days));
    }

    /// Until then the client can be asked at each call.
    private Instant afterTheLastCall() {
        var last = plan.followUps().stream().map(FollowUp::dueOn).max(Comparator.naturalOrder());
        return plan.startOf(last.orElse(plan.dischargedOn()).plusDays(1));
    }

    private Duration toCall() {
        return Duration.ofHours(plan.practice().hoursToCall());
    }

    private Optional<Task> ofMissed(Referral referral) {
        var visit = Objects.requireNonNull(referral.visit());
        var isToCall = visit.wantsOutreach(plan.practice().visitsGivenAgain())
                && !plan.course().wasBackAfter(visit.visitAt());
        var kind = isToCall ? Task.Kind.OUTREACH : Task.Kind.REFERRAL;
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

    private Stream<Task> ofAppointment(Appointment appointment) {
        var subject = appointment.appointmentId().toString();
        var startsAt = appointment.startsAt();
        var tasks = Stream.<Task>builder();
        if (appointment.lacksSlot()) {
            var dueAt =
                    plan.startOf(appointment.dueBy().minusDays(plan.practice().daysOfSlot() - 1));
            tasks.add(new Task(Task.Kind.SLOT, subject, dueAt));
        }
        if (startsAt != null && appointment.lacksOtherTime()) {
            tasks.add(new Task(Task.Kind.SLOT, subject, startsAt));
        }
        if (startsAt != null && appointment.is(Status.BOOKED)) {
            tasks.add(new Task(Task.Kind.CLOSE, subject, daysAfter(startsAt, 1)));
        }
        var missedAt = appointment.missedAt();
        if (missedAt != null && isToCallAfter(missedAt)) {
            tasks.add(new Task(Task.Kind.OUTREACH, subject, callAfter(missedAt)));
        }
        return tasks.build();
    }

    /// Until the client was called often enough, or has come since, also to be admitted again: there they are spoken
    /// with, and called for what they miss there. That another time is looked for tells nobody why.
    private boolean isToCallAfter(Instant missed) {
        return !plan.course().wasBackAfter(missed)
                && !plan.course().wasCalledEnough(missed, plan.practice().callAttempts())
                && kept().allMatch(missed::isAfter);
    }

    private Stream<Instant> kept() {
        return plan.appointments().stream()
                .filter(each -> each.is(Status.KEPT))
                .flatMap(each -> Stream.ofNullable(each.startsAt()));
    }

    /// Who has missed several in a row is called at once.
    private Instant callAfter(Instant missed) {
        var inARow = plan.appointments().stream()
                .flatMap(each -> Stream.ofNullable(each.missedAt()))
                .filter(at -> !at.isAfter(missed) && kept().noneMatch(at::isBefore))
                .count();
        return inARow >= plan.practice().missesToCallAtOnce() ? missed : missed.plus(toCall());
    }

    /// Also in a plan that is over: the last call may have told of it.
    private Optional<Task> ofRelapse() {
        var relapseAt = plan.course().relapseAt();
        return relapseAt == null
                ? Optional.empty()
                : Optional.of(new Task(Task.Kind.READMISSION, plan.episodeId().toString(), relapseAt.plus(toCall())));
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
