package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.PartnerDirectory;
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
    private final Clock clock;

    ReferralDesk(Aggregates<Plan> aggregates, Plans plans, PartnerDirectory directory, Clock clock) {
        this.aggregates = aggregates;
        this.plans = plans;
        this.directory = directory;
        this.clock = clock;
    }

    /// A decision about one referral.
    @FunctionalInterface
    interface OfReferral {
        Change<Plan> decide(Plan plan, ReferralId id, Instant now);
    }

    ReferralView decide(ReferralId id, OfReferral decision, Command command) {
        var known =
                plans.findFirstByReferrals_ReferralId(id).orElseThrow(() -> new NotFound("There is no such referral"));
        return aggregates.amend(
                known.id(),
                command,
                plan -> Sending.told(plan, decision.decide(plan, id, clock.instant())),
                Answer.as(ReferralView.class, plan -> ReferralView.of(plan.referral(id))));
    }

    /// @throws NotFound until there is a plan
    ReferralView add(ClientId client, @Nullable EpisodeId episode, ReferralKind kind, Command command) {
        var known = plans.made(client, episode).orElseThrow(() -> new NotFound("There is no aftercare plan yet"));
        var id = new ReferralId(command.derive("referral"));
        return aggregates.amend(
                known.id(),
                command,
                plan -> {
                    var now = clock.instant();
                    return Sending.begun(plan, Referring.add(plan, id, kind, now), directory.partners(), now);
                },
                Answer.as(ReferralView.class, plan -> ReferralView.of(plan.referral(id))));
    }

    ReferralView send(ReferralId id, @Nullable PartnerId partner, Command command) {
        return decide(
                id, (plan, referral, now) -> Sending.send(plan, referral, partner, directory.partners(), now), command);
    }
}
