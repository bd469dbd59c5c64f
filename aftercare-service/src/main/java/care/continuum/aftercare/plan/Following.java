package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.FollowUp;
import care.continuum.aftercare.terms.FollowUp.Status;
import care.continuum.events.AftercareEvent.FollowUpDeclined;
import care.continuum.events.AftercareEvent.FollowUpReached;
import care.continuum.events.AftercareEvent.FollowUpUnreached;
import care.continuum.events.AftercareEvent.ReferralClosed;
import care.continuum.events.AftercareEvent.ReferralWithdrawn;
import care.continuum.events.FollowUpId;
import care.continuum.events.OutreachResult;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;
import java.util.List;

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

    /// What came of a call; the third one without an answer is the last.
    static Change<Plan> called(Plan plan, FollowUpId id, OutreachResult result, Instant attemptedAt, Instant now) {
        var call = plan.followUps().stream()
                .filter(each -> each.followUpId().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no such follow-up"));
        if (!call.isCalled()) {
            throw call.isPlanned()
                    ? new RuleBroken("follow-up-not-due", "The follow-up is due on " + call.dueOn())
                    : new RuleBroken("follow-up-settled", "The follow-up is " + call.status());
        }
        var next = call.attempted(outcome(call, result, plan.practice().callAttempts()));
        var calls = plan.followUps().stream()
                .map(each -> each.equals(call) ? next : each)
                .toList();
        return Change.to(plan.withFollowUps(calls).settled(now), told(plan, next, attemptedAt));
    }

    private static Status outcome(FollowUp call, OutreachResult result, int most) {
        return switch (result) {
            case REACHED -> Status.REACHED;
            case DECLINED -> Status.DECLINED;
            case NO_ANSWER -> call.attempts() + 1 < most ? Status.ATTEMPTED : Status.UNREACHED;
        };
    }

    private static List<Object> told(Plan plan, FollowUp call, Instant at) {
        var client = plan.clientId();
        var episode = plan.episodeId();
        return switch (call.status()) {
            case REACHED -> List.of(new FollowUpReached(client, episode, call.followUpId(), call.day(), at));
            case DECLINED -> List.of(new FollowUpDeclined(client, episode, call.followUpId(), call.day(), at));
            case UNREACHED -> List.of(new FollowUpUnreached(client, episode, call.followUpId(), call.day(), at));
            case PLANNED, DUE, ATTEMPTED -> List.of();
        };
    }
}
