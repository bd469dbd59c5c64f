package care.continuum.aftercare.plan;

import static care.continuum.events.ReferralStatus.FAILED;
import static care.continuum.events.ReferralStatus.PENDING_CONSENT;
import static care.continuum.events.ReferralStatus.SENDING;

import care.continuum.aftercare.terms.ConsentNeeded;
import care.continuum.aftercare.terms.Delivery;
import care.continuum.aftercare.terms.Outcome;
import care.continuum.aftercare.terms.Outcome.Accepted;
import care.continuum.aftercare.terms.Outcome.Allowed;
import care.continuum.aftercare.terms.Outcome.Denied;
import care.continuum.aftercare.terms.Outcome.Gone;
import care.continuum.aftercare.terms.Outcome.Postponed;
import care.continuum.aftercare.terms.Outcome.Refused;
import care.continuum.aftercare.terms.Outcome.Unanswered;
import care.continuum.aftercare.terms.Parcel;
import care.continuum.aftercare.terms.Parcel.Claimed;
import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.Referral;
import care.continuum.events.AftercareEvent.ReferralFailed;
import care.continuum.events.ReferralId;
import care.continuum.messaging.Change;
import care.continuum.messaging.Todo;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The tries to send a referral, and what came of them.
final class Tries {

    /// Intake's ledger has to be told that a partner has, or may have, a client's identity.
    static final String NOTE = "NOTE_DISCLOSURE";

    private Tries() {}

    /// Takes the referral for one try, unless it goes to another partner by now: until the limit has passed it is
    /// nobody else's.
    static Change<Plan> claimed(Plan plan, Parcel parcel, String token, Instant until, Instant now, Instant latest) {
        var referral = plan.referral(parcel.referralId());
        var delivery = referral.delivery();
        if (delivery == null || !referral.is(SENDING) || !delivery.isDue(now, latest) || !isFor(parcel, delivery)) {
            return Change.none(plan);
        }
        return Change.to(plan.with(referral.to(SENDING, delivery.claimed(token, until))));
    }

    static Change<Plan> settled(Plan plan, Claimed claimed, Outcome outcome, List<Partner> partners, Instant now) {
        var referral = plan.referral(claimed.parcel().referralId());
        var delivery = referral.delivery();
        if (delivery == null || !delivery.isClaimedBy(claimed.token())) {
            return late(plan, claimed, outcome, now);
        }
        var over = delivery.over(outcome.reached());
        var tried = referral.to(referral.status(), over);
        var after = plan.with(tried);
        return referral.is(SENDING)
                ? Sending.told(after, decided(after, tried, over, claimed, outcome, partners, now))
                : late(after.settled(now), claimed, outcome, now);
    }

    /// What comes of a try from which the referral was taken meanwhile.
    private static Change<Plan> late(Plan plan, Claimed claimed, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Accepted _ -> acceptedLate(plan, claimed, now);
            case Refused _, Unanswered _, Postponed _, Denied _, Allowed _, Gone _ ->
                outcome.reached() ? noted(Change.to(plan), claimed) : Change.to(plan);
        };
    }

    static Todo note(Plan plan, ReferralId referral, String recipient) {
        return new Todo(
                "note-%s-%s".formatted(referral, recipient),
                NOTE,
                Map.of("client", plan.client(), "referral", referral.toString(), "recipient", recipient));
    }

    /// That the partner has it stays true, whatever was decided meanwhile.
    private static Change<Plan> acceptedLate(Plan plan, Claimed claimed, Instant now) {
        var parcel = claimed.parcel();
        var referral = plan.referral(parcel.referralId());
        var delivery = referral.delivery();
        if (delivery == null || !isFor(parcel, delivery)) {
            return noted(Change.none(plan), claimed);
        }
        if (delivery.handover() != null) {
            return Change.none(plan);
        }
        return noted(referral.isUnsent() ? Sending.sent(plan, referral, delivery, now) : Change.none(plan), claimed);
    }

    private static Change<Plan> decided(
            Plan plan,
            Referral referral,
            Delivery delivery,
            Claimed claimed,
            Outcome outcome,
            List<Partner> partners,
            Instant now) {
        return switch (outcome) {
            case Accepted _ -> Sending.sent(plan, referral, delivery, now);
            case Refused(var pause, var most) -> refused(plan, referral, delivery.refused(now.plus(pause)), most, now);
            case Unanswered(var reached, var pause) ->
                Change.to(plan.with(referral.to(SENDING, delivery.again(reached, now.plus(pause)))));
            case Postponed(var pause) ->
                Change.to(plan.with(referral.to(SENDING, delivery.postponed(now.plus(pause)))));
            case Denied _ -> denied(plan, referral, delivery, claimed, partners, now);
            case Allowed _ ->
                Change.to(plan.with(referral.to(SENDING, delivery.halted())).settled(now));
            case Gone _ -> Sending.elsewhere(plan, referral, partners, now);
        };
    }

    private static Change<Plan> refused(Plan plan, Referral referral, Delivery delivery, int most, Instant now) {
        if (delivery.refusals() < most) {
            return Change.to(plan.with(referral.to(SENDING, delivery)));
        }
        return Change.to(
                plan.with(referral.to(FAILED, delivery.halted())).settled(now),
                new ReferralFailed(
                        plan.clientId(),
                        plan.episodeId(),
                        referral.referralId(),
                        referral.kind(),
                        delivery.partnerId(),
                        now));
    }

    /// Intake may have answered before it knew of a consent that is known here. A consent that names one partner may
    /// name the next.
    private static Change<Plan> denied(
            Plan plan, Referral referral, Delivery delivery, Claimed claimed, List<Partner> partners, Instant now) {
        if (!plan.heard().consents().equals(claimed.consents())) {
            return Change.to(
                    plan.with(referral.to(SENDING, delivery.again(false, now))).settled(now));
        }
        var denied = referral.deniedFor(delivery.partnerId()).to(PENDING_CONSENT, delivery.deniedByIntake());
        var next = ConsentNeeded.isSpecific(referral.kind()) ? Sending.toFirst(denied, partners, now) : denied;
        return Change.to(plan.with(next).settled(now));
    }

    private static boolean isFor(Parcel parcel, Delivery delivery) {
        return delivery.goesTo(parcel.partnerId(), parcel.recipient());
    }

    private static Change<Plan> noted(Change<Plan> change, Claimed claimed) {
        var parcel = claimed.parcel();
        return change.andThen(note(change.state(), parcel.referralId(), parcel.recipient()));
    }
}
