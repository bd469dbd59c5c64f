package care.continuum.aftercare.plan;

import static care.continuum.events.ReferralStatus.DECLINED;
import static care.continuum.events.ReferralStatus.DRAFT;
import static care.continuum.events.ReferralStatus.FAILED;
import static care.continuum.events.ReferralStatus.PENDING_CONSENT;
import static care.continuum.events.ReferralStatus.SENDING;
import static care.continuum.events.ReferralStatus.SENT;

import care.continuum.aftercare.terms.Delivery;
import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.PartnerDirectory;
import care.continuum.aftercare.terms.Referral;
import care.continuum.events.AftercareEvent.ReferralCreated;
import care.continuum.events.AftercareEvent.ReferralSent;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralStatus;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way of a referral to its partner, up to the moment in which the partner has it. Each try is [Tries]'.
final class Sending {

    private static final Set<ReferralStatus> SENDABLE = Set.of(DRAFT, PENDING_CONSENT, DECLINED, FAILED);

    private Sending() {}

    /// What a change of the plan makes free to go goes at once, where there is a partner for it.
    static Change<Plan> begun(Plan before, Change<Plan> change, List<Partner> partners, Instant now) {
        var after = change.state();
        var referrals = after.referrals().stream()
                .map(referral -> isFreed(before, referral) ? onward(before, referral, partners, now) : referral)
                .toList();
        if (referrals.equals(after.referrals())) {
            return change;
        }
        var next = after.withReferrals(referrals).settled(now);
        return new Change<>(
                next, change.events().stream().map(event -> asItIs(event, next)).toList(), change.todos());
    }

    /// @param partner missing where staff leave the choice to the directory
    static Change<Plan> send(Plan plan, ReferralId id, @Nullable PartnerId partner, List<Partner> all, Instant now) {
        var referral = plan.referral(id);
        if (!isSendable(referral, partner) || referral.isSelfReferral()) {
            throw new RuleBroken("referral-not-sendable", "The referral is " + referral.status());
        }
        if (!plan.heard().consents().allow(referral.kind(), plan.day(now))) {
            throw new RuleBroken("consent-missing", "No active consent covers the referral");
        }
        var suited = partner == null
                ? all
                : all.stream().filter(it -> it.partnerId().equals(partner)).toList();
        var passedOver = partner == null ? referral.passedOver() : List.<PartnerId>of();
        var chosen = PartnerDirectory.proposed(suited, referral.kind(), passedOver)
                .orElseThrow(() -> new RuleBroken("partner-missing", "No partner takes the referral"));
        return Change.to(
                plan.with(referral.to(SENDING, Delivery.to(chosen, now))).settled(now));
    }

    /// What is on its way can go to another partner that staff name, such as where the first one never answers.
    private static boolean isSendable(Referral referral, @Nullable PartnerId partner) {
        var delivery = referral.delivery();
        var elsewhere =
                partner != null && delivery != null && !delivery.partnerId().equals(partner);
        return SENDABLE.contains(referral.status()) || (referral.is(SENDING) && elsewhere);
    }

    /// Staff bring it there themselves, now that intake has allowed it.
    ///
    /// @param asked the way for which intake was asked; null where it was not
    static Change<Plan> handedOver(Plan plan, ReferralId id, @Nullable Delivery asked, Instant now) {
        var referral = plan.referral(id);
        var delivery = referral.delivery();
        if (!referral.isUnsent()) {
            throw new RuleBroken("referral-not-sendable", "The referral is " + referral.status());
        }
        if (delivery == null || !referral.awaitsHandOver() || !delivery.equals(asked)) {
            throw new RuleBroken("referral-not-allowed", "Intake has not allowed this referral to be handed over");
        }
        return sent(plan, referral, delivery, now);
    }

    /// Intake's no to staff that are about to hand it over.
    static Change<Plan> refused(Plan plan, ReferralId id, Delivery asked, Instant now) {
        var referral = plan.referral(id);
        return asked.equals(referral.delivery())
                ? Change.to(plan.with(referral.deniedFor(asked.partnerId()).to(PENDING_CONSENT, asked.deniedByIntake()))
                        .settled(now))
                : Change.none(plan);
    }

    /// What intake has allowed, and nobody has handed over yet, is asked for anew.
    static Change<Plan> doubted(Plan plan, Instant now) {
        var referrals = plan.referrals().stream()
                .map(referral -> {
                    var delivery = referral.delivery();
                    return delivery == null || !referral.awaitsHandOver()
                            ? referral
                            : referral.to(SENDING, delivery.again(false, now));
                })
                .toList();
        return Change.to(plan.withReferrals(referrals).settled(now));
    }

    static Change<Plan> sent(Plan plan, Referral referral, Delivery delivery, Instant now) {
        var answerDueAt = plan.practice().answerDueAt(now, plan.zone());
        var next = plan.with(referral.to(SENT, delivery.sent(now, answerDueAt))).settled(now);
        return Change.to(
                next,
                new ReferralSent(
                        plan.clientId(),
                        plan.episodeId(),
                        referral.referralId(),
                        referral.kind(),
                        delivery.partnerId(),
                        now));
    }

    /// To the same partner where it has another name now, as staff may have named it; else to the next one of the
    /// directory, or back to where staff choose.
    static Change<Plan> elsewhere(Plan plan, Referral referral, List<Partner> partners, Instant now) {
        var next = onward(plan, referral.undelivered(), partners, now);
        return Change.to(plan.with(next).settled(now));
    }

    /// Leaves it to be noted in intake's ledger that a partner has, or may have, what was being sent.
    static Change<Plan> told(Plan before, Change<Plan> change) {
        var told = change;
        for (var referral : before.referrals()) {
            var was = referral.delivery();
            if (was != null && isLeftWith(referral, was, change.state().referral(referral.referralId()))) {
                told = told.andThen(Tries.note(before, referral.referralId(), was.partner()));
            }
        }
        return told;
    }

    /// A try that is dropped before anybody said what came of it may have arrived.
    private static boolean isLeftWith(Referral before, Delivery was, Referral after) {
        var is = after.delivery();
        if (was.claim() != null && (is == null || !is.isClaimedBy(was.claim()))) {
            return true;
        }
        if (is == null || !is.goesTo(was.partnerId(), was.partner())) {
            return before.is(SENDING) && was.reached();
        }
        return before.is(SENDING) && !after.is(SENDING) && is.reached();
    }

    private static boolean isFreed(Plan before, Referral referral) {
        return referral.is(DRAFT)
                && !referral.isSelfReferral()
                && known(before, referral).map(each -> each.is(PENDING_CONSENT)).orElse(true);
    }

    private static Optional<Referral> known(Plan before, Referral referral) {
        return before.referrals().stream()
                .filter(each -> each.referralId().equals(referral.referralId()))
                .findFirst();
    }

    private static Referral onward(Plan before, Referral referral, List<Partner> partners, Instant now) {
        return known(before, referral)
                .flatMap(was -> was.chosen(partners))
                .map(partner -> referral.to(SENDING, Delivery.to(partner, now)))
                .orElseGet(() -> toFirst(referral, partners, now));
    }

    static Referral toFirst(Referral referral, List<Partner> partners, Instant now) {
        return PartnerDirectory.proposed(partners, referral.kind(), referral.passedOver())
                .map(partner -> referral.to(SENDING, Delivery.to(partner, now)))
                .orElse(referral);
    }

    private static Object asItIs(Object event, Plan plan) {
        return event instanceof ReferralCreated(var client, var episode, var planId, var id, var kind, var _)
                ? new ReferralCreated(
                        client, episode, planId, id, kind, plan.referral(id).status())
                : event;
    }
}
