package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.FollowUp;
import care.continuum.aftercare.terms.Referral;
import care.continuum.events.AftercareEvent.FollowUpDue;
import care.continuum.events.AftercareEvent.ReferralOverdue;
import care.continuum.messaging.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What time alone changes: calls become due in the morning and are given up when it is too late for them, a partner's
/// answer is late, a consent has run out, a try is waited for no longer. A plan can close with it.
final class Waking {

    private Waking() {}

    static Change<Plan> of(Plan plan, Instant now) {
        var events = new ArrayList<Object>();
        var calls = calls(plan, now, events);
        var referrals = plan.referrals().stream()
                .map(referral -> awaited(plan, referral, now, events).lapsed(now))
                .toList();
        return Closing.concluded(
                plan,
                Change.to(plan.withFollowUps(calls).withReferrals(referrals).settled(now), events),
                now);
    }

    private static List<FollowUp> calls(Plan plan, Instant now, List<Object> events) {
        var today = plan.day(now);
        var calls = new ArrayList<FollowUp>();
        for (var call : plan.followUps()) {
            if (call.isPlanned() && !call.dueOn().isAfter(today)) {
                calls.add(call.due(today.plusDays(plan.practice().daysToCall())));
                events.add(new FollowUpDue(
                        plan.clientId(), plan.episodeId(), call.followUpId(), call.day(), call.dueOn()));
            } else if (call.isTooLate(today)) {
                calls.add(call.unreached());
                events.add(Following.unreached(plan, call, now));
            } else {
                calls.add(call);
            }
        }
        return calls;
    }

    private static Referral awaited(Plan plan, Referral referral, Instant now, List<Object> events) {
        var delivery = referral.delivery();
        var overdueAt = referral.overdueAt();
        if (delivery == null || overdueAt == null || overdueAt.isAfter(now)) {
            return referral;
        }
        events.add(new ReferralOverdue(
                plan.clientId(),
                plan.episodeId(),
                referral.referralId(),
                referral.kind(),
                delivery.partnerId(),
                overdueAt));
        return referral.to(referral.status(), delivery.overdue());
    }
}
