package care.continuum.aftercare.plan;

import static care.continuum.events.ReferralStatus.ATTENDED;
import static care.continuum.events.ReferralStatus.SCHEDULED;
import static care.continuum.events.ReferralStatus.UNATTENDED;

import care.continuum.aftercare.terms.Note;
import care.continuum.aftercare.terms.Referral;
import care.continuum.aftercare.terms.Visit;
import care.continuum.events.AftercareEvent.ReferralAttended;
import care.continuum.events.AftercareEvent.ReferralUnattended;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came of the client's visit to a partner. What was said by mistake can be corrected, with a note why, until
/// there is another time or the referral has ended.
final class Visiting {

    private Visiting() {}

    /// @param why needed where the visit was said to be missed
    static Change<Plan> attend(Plan plan, ReferralId id, @Nullable Note why, Instant now) {
        var referral = plan.referral(id);
        var visit = mustHaveBegun(referral, UNATTENDED, why, now);
        var came = referral.is(UNATTENDED) ? visit.notMissed() : visit;
        return Change.to(
                plan.with(noted(referral, why).with(came).to(ATTENDED)).settled(now),
                new ReferralAttended(plan.clientId(), plan.episodeId(), id, referral.kind(), came.visitAt()));
    }

    /// @param why needed where the client was said to have come: the visit is taken back
    static Change<Plan> miss(Plan plan, ReferralId id, @Nullable Note why, Instant now) {
        var referral = plan.referral(id);
        var missed = mustHaveBegun(referral, ATTENDED, why, now).missed();
        return Change.to(
                plan.with(noted(referral, why).with(missed).to(UNATTENDED)).settled(now),
                new ReferralUnattended(
                        plan.clientId(), plan.episodeId(), id, referral.kind(), missed.visitAt(), missed.misses()));
    }

    private static Visit mustHaveBegun(Referral referral, ReferralStatus mistaken, @Nullable Note why, Instant now) {
        var visit = referral.visit();
        if (visit == null || !(referral.is(SCHEDULED) || referral.is(mistaken))) {
            throw new RuleBroken("referral-not-scheduled", "The referral is " + referral.status());
        }
        if (referral.is(mistaken) && why == null) {
            throw new RuleBroken(
                    "note-needed", "The referral is %s: staff correct it with a note".formatted(referral.status()));
        }
        if (now.isBefore(visit.visitAt())) {
            throw new RuleBroken("visit-not-begun", "The visit has not begun");
        }
        return visit;
    }

    private static Referral noted(Referral referral, @Nullable Note why) {
        return why == null ? referral : referral.with(why);
    }
}
