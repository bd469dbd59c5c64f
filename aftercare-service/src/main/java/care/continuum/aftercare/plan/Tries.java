package care.continuum.aftercare.plan;

import static care.continuum.events.ReferralStatus.FAILED;
import static care.continuum.events.ReferralStatus.PENDING_CONSENT;
import static care.continuum.events.ReferralStatus.SENDING;

import care.continuum.aftercare.terms.Delivery;
import care.continuum.aftercare.terms.Outcome;
import care.continuum.aftercare.terms.Outcome.Accepted;
import care.continuum.aftercare.terms.Outcome.Allowed;
import care.continuum.aftercare.terms.Outcome.Denied;
import care.continuum.aftercare.terms.Outcome.Gone;
import care.continuum.aftercare.terms.Outcome.Postponed;
import care.continuum.aftercare.terms.Outcome.Refused;
import care.continuum.aftercare.terms.Outcome.Unanswered;
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

/// What came of a try to send a referral.
final class Tries {

    /// Intake's ledger has to be told that a partner has, or may have, a client's identity.
    static final String NOTE = "NOTE_DISCLOSURE";

    private Tries() {}

    static Change<Plan> settled(Plan plan, Claimed claimed, Outcome outcome, List<Partner> partners, Instant now) {
        var referral = plan.referral(claimed.parcel().referralId());
        var delivery = referral.delivery();
        if (delivery != null && referral.is(SENDING) && delivery.isClaimedBy(claimed.token())) {
            return Sending.told(plan, decided(plan, referral, delivery, claimed, outcome, partners, now));
        }
        return switch (outcome) {
            case Accepted _ -> acceptedLate(plan, referral, claimed, now);
            case Refused _ -> noted(Change.none(plan), claimed);
            case Unanswered(var reached, var _) when reached -> noted(Change.none(plan), claimed);
            case Unanswered _, Postponed _, Denied _, Allowed _, Gone _ -> Change.none(plan);
        };
    }

    static Todo note(Plan plan, ReferralId referral, String recipient) {
        return new Todo(
                "note-%s-%s".formatted(referral, recipient),
                NOTE,
                Map.of("client", plan.client(), "referral", referral.toString(), "recipient", recipient));
    }

    /// That the partner has it stays true, whatever was decided meanwhile.
    private static Change<Plan> acceptedLate(Plan plan, Referral referral, Claimed claimed, Instant now) {
        var delivery = referral.delivery();
        if (delivery == null || !delivery.partnerId().equals(claimed.parcel().partnerId())) {
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
            case Denied _ -> denied(plan, referral, delivery, claimed, now);
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

    /// Intake may have answered before it knew of a consent that is known here.
    private static Change<Plan> denied(Plan plan, Referral referral, Delivery delivery, Claimed claimed, Instant now) {
        var stale = !plan.heard().consents().equals(claimed.consents());
        var next = stale
                ? referral.to(SENDING, delivery.again(false, now))
                : referral.to(PENDING_CONSENT, delivery.deniedByIntake());
        return Change.to(plan.with(next).settled(now));
    }

    private static Change<Plan> noted(Change<Plan> change, Claimed claimed) {
        var parcel = claimed.parcel();
        return change.andThen(note(change.state(), parcel.referralId(), parcel.recipient()));
    }
}
