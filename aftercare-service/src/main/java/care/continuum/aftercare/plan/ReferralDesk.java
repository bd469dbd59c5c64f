package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Delivery;
import care.continuum.aftercare.terms.DisclosureLedger;
import care.continuum.aftercare.terms.Parcel;
import care.continuum.aftercare.terms.PartnerDirectory;
import care.continuum.aftercare.terms.Referral;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.events.ReferralKind;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.web.Caller;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What staff do with a referral.
@Service
class ReferralDesk {

    private final Aggregates<Plan> aggregates;
    private final Plans plans;
    private final PartnerDirectory directory;
    private final DisclosureLedger ledger;
    private final Clock clock;

    ReferralDesk(
            Aggregates<Plan> aggregates,
            Plans plans,
            PartnerDirectory directory,
            DisclosureLedger ledger,
            Clock clock) {
        this.aggregates = aggregates;
        this.plans = plans;
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// A decision about one referral.
    @FunctionalInterface
    interface OfReferral {
        Change<Plan> decide(Plan plan, ReferralId id, Instant now);
    }

    ReferralView decide(ReferralId id, OfReferral decision, Command command) {
        return aggregates.amend(
                known(id).id(),
                command,
                plan -> {
                    var now = clock.instant();
                    return Closing.concluded(plan, decision.decide(plan, id, now), now);
                },
                Answer.as(ReferralView.class, plan -> ReferralView.of(plan.referral(id), directory.partners())));
    }

    /// By staff, or by the client's own word where the client went there alone.
    ReferralView close(ReferralId id, Command command, Caller caller, String... staff) {
        var known = known(id);
        caller.mustBeClientOr(known.clientId(), staff);
        if (caller.isClient(known.clientId()) && !known.referral(id).isSelfReferral()) {
            throw new RuleBroken("not-a-self-referral", "Staff close this referral once the visit has taken place");
        }
        return decide(id, Following::close, command);
    }

    /// @throws NotFound until there is a plan
    ReferralView add(ClientId client, @Nullable EpisodeId episode, ReferralKind kind, Command command) {
        var known = plans.made(client, episode, plan -> aggregates.remembers(plan, command))
                .orElseThrow(() -> new NotFound("There is no aftercare plan yet"));
        var id = new ReferralId(command.derive("referral"));
        return aggregates.amend(
                known.id(),
                command,
                plan -> {
                    var now = clock.instant();
                    var added = Sending.begun(plan, Referring.add(plan, id, kind, now), directory.partners(), now);
                    return Closing.concluded(plan, added, now);
                },
                Answer.as(ReferralView.class, plan -> ReferralView.of(plan.referral(id), directory.partners())));
    }

    ReferralView send(ReferralId id, @Nullable PartnerId partner, Command command) {
        return decide(
                id, (plan, referral, now) -> Sending.send(plan, referral, partner, directory.partners(), now), command);
    }

    /// Asks intake once more, because days may have passed since it said yes; but not for a repeated command, after
    /// which the referral may wait to be handed over anew.
    ReferralView handOver(ReferralId id, Command command) {
        var known = known(id);
        var referral = known.referral(id);
        var isNew = !aggregates.remembers(known.id(), command);
        var asked = isNew && referral.awaitsHandOver() ? referral.delivery() : null;
        if (asked != null) {
            mustBeAllowed(known, referral, asked, command);
        }
        return decide(id, (plan, it, now) -> Sending.handedOver(plan, it, asked, now), command);
    }

    private void mustBeAllowed(Plan known, Referral referral, Delivery asked, Command command) {
        var id = referral.referralId();
        var again = Command.once(command.actor());
        var parcel = Parcel.of(known.clientId(), known.episodeId(), referral, asked);
        var partner = directory.recipientOf(parcel);
        if (partner.isEmpty()) {
            decide(id, (plan, _, now) -> Sending.doubted(plan, now), again);
            throw new RuleBroken("partner-missing", "The directory has no such partner for the referral any more");
        }
        if (!ledger.allows(parcel, partner.get().purposeOf(referral.kind()))) {
            decide(id, (plan, it, now) -> Sending.refused(plan, it, asked, now), again);
            throw new RuleBroken("consent-missing", "No active consent covers this partner");
        }
    }

    private Plan known(ReferralId id) {
        return plans.findFirstByReferrals_ReferralId(id).orElseThrow(() -> new NotFound("There is no such referral"));
    }
}
