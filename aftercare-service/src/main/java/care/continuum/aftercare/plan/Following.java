package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Call;
import care.continuum.aftercare.terms.FollowUp;
import care.continuum.aftercare.terms.FollowUp.Status;
import care.continuum.events.AftercareEvent.FollowUpDeclined;
import care.continuum.events.AftercareEvent.FollowUpReached;
import care.continuum.events.AftercareEvent.FollowUpUnreached;
import care.continuum.events.AftercareEvent.ReadmissionSuggested;
import care.continuum.events.AftercareEvent.ReferralClosed;
import care.continuum.events.AftercareEvent.ReferralWithdrawn;
import care.continuum.events.FollowUpId;
import care.continuum.events.OutreachResult;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Closing the loops: referrals that end, calls that reach the client or do not.
final class Following {

    private Following() {}

    /// A self-referral is closed by the client's word; any other one only after the client arrived.
    static Change<Plan> close(Plan plan, ReferralId id, Instant now) {
        var referral = plan.referral(id);
        var selfReferred = referral.isSelfReferral() && referral.isUnsent();
        if (!selfReferred && referral.status() != ReferralStatus.ATTENDED) {
            throw new RuleBroken("referral-not-attended", "The referral is " + referral.status());
        }
        return Change.to(
                plan.with(referral.to(ReferralStatus.CLOSED)).settled(now),
                new ReferralClosed(plan.clientId(), plan.episodeId(), id, referral.kind(), now));
    }

    static Change<Plan> withdraw(Plan plan, ReferralId id, Instant now) {
        var referral = plan.referral(id);
        if (referral.isOver()) {
            throw new RuleBroken("referral-settled", "The referral is " + referral.status());
        }
        return Change.to(
                plan.with(referral.to(ReferralStatus.WITHDRAWN)).settled(now),
                new ReferralWithdrawn(plan.clientId(), plan.episodeId(), id, referral.kind(), now));
    }

    /// What came of a call.
    ///
    /// @param attemptedAt to the millisecond, as it is kept
    /// @param relapse     whether the client who was reached told of one
    record Word(OutreachResult result, Instant attemptedAt, boolean relapse) {

        Word {
            attemptedAt = attemptedAt.truncatedTo(ChronoUnit.MILLIS);
        }

        boolean isReached() {
            return result == OutreachResult.REACHED;
        }
    }

    /// The third call without an answer is the last; the same one told again is no further one. A relapse suggests a
    /// readmission and does nothing more; one that was told before the client came back does not even that.
    ///
    /// @throws BadInput of an attempt before the follow-up was due
    static Change<Plan> called(Plan plan, FollowUpId id, Word word, Instant now) {
        var call = plan.followUps().stream()
                .filter(each -> each.followUpId().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no such follow-up"));
        if (!call.isCalled()) {
            throw call.isPlanned()
                    ? new RuleBroken("follow-up-not-due", "The follow-up is due on " + call.dueOn())
                    : new RuleBroken("follow-up-settled", "The follow-up is " + call.status());
        }
        if (plan.day(word.attemptedAt()).isBefore(call.dueOn())) {
            throw new BadInput(
                    List.of(new Fault("attemptedAt", "must not be before the follow-up was due on " + call.dueOn())));
        }
        if (word.result() == OutreachResult.NO_ANSWER && word.attemptedAt().equals(call.attemptedAt())) {
            return Change.none(plan);
        }
        var next = call.attempted(outcome(call, word.result(), plan.practice().callAttempts()), word.attemptedAt());
        var calls = plan.followUps().stream()
                .map(each -> each.equals(call) ? next : each)
                .toList();
        var called = plan.course().called(new Call(word.attemptedAt(), word.result()));
        var course = word.isReached() ? called.told(word.relapse(), word.attemptedAt()) : called;
        var told = Stream.concat(told(plan, next, word.attemptedAt()), suggested(plan, word))
                .toList();
        return Change.to(plan.withFollowUps(calls).with(course).settled(now), told);
    }

    /// Attendance's outreach is a call, too.
    static Change<Plan> calledElsewhere(Plan plan, Call call, Instant now) {
        return Change.to(plan.with(plan.course().called(call)).settled(now));
    }

    private static Stream<Object> suggested(Plan plan, Word word) {
        return word.relapse() && !plan.course().wasBackAfter(word.attemptedAt())
                ? Stream.of(new ReadmissionSuggested(
                        plan.clientId(), plan.episodeId(), Objects.requireNonNull(plan.planId()), word.attemptedAt()))
                : Stream.of();
    }

    private static Status outcome(FollowUp call, OutreachResult result, int most) {
        return switch (result) {
            case REACHED -> Status.REACHED;
            case DECLINED -> Status.DECLINED;
            case NO_ANSWER -> call.attempts() + 1 < most ? Status.ATTEMPTED : Status.UNREACHED;
        };
    }

    /// @param until when it was given up; the event always has a time, and `attempts` says whether anybody called
    static FollowUpUnreached unreached(Plan plan, FollowUp call, Instant until) {
        return new FollowUpUnreached(
                plan.clientId(),
                plan.episodeId(),
                call.followUpId(),
                call.day(),
                Objects.requireNonNullElse(call.attemptedAt(), until),
                call.attempts());
    }

    private static Stream<Object> told(Plan plan, FollowUp call, Instant at) {
        var client = plan.clientId();
        var episode = plan.episodeId();
        return switch (call.status()) {
            case REACHED -> Stream.of(new FollowUpReached(client, episode, call.followUpId(), call.day(), at));
            case DECLINED -> Stream.of(new FollowUpDeclined(client, episode, call.followUpId(), call.day(), at));
            case UNREACHED -> Stream.of(unreached(plan, call, at));
            case PLANNED, DUE, ATTEMPTED, STOPPED -> Stream.of();
        };
    }
}
