package care.continuum.aftercare.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.aftercare.terms.Partner;
import care.continuum.aftercare.terms.PartnerDirectory;
import care.continuum.aftercare.terms.Signatures;
import care.continuum.aftercare.terms.SignedCall;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Listens to partners. What comes again under the same id is one answer; what is older than some minutes is not
/// listened to.
@Service
class AnswerDesk {

    private final Aggregates<Plan> aggregates;
    private final Plans plans;
    private final PartnerDirectory directory;
    private final Signatures signatures;
    private final Clock clock;

    AnswerDesk(
            Aggregates<Plan> aggregates, Plans plans, PartnerDirectory directory, Signatures signatures, Clock clock) {
        this.aggregates = aggregates;
        this.plans = plans;
        this.directory = directory;
        this.signatures = signatures;
        this.clock = clock;
    }

    /// Nobody knows who sent this.
    static final class NotSigned extends RuntimeException {}

    void answer(PartnerId partner, ReferralId referral, SignedCall call, PartnersWord word, @Nullable Instant visitAt) {
        mustBeSigned(partner, call);
        var known = plans.findFirstByReferrals_ReferralId(referral)
                .orElseThrow(() -> new NotFound("There is no such referral"));
        aggregates.amend(
                known.id(),
                command(partner, call),
                plan -> {
                    var now = clock.instant();
                    return Closing.concluded(
                            plan, Answering.answered(plan, referral, partner, word, visitAt, now), now);
                },
                Answer.as(ReferralView.class, plan -> ReferralView.of(plan.referral(referral), directory.partners())));
    }

    /// @throws NotSigned where no partner of the directory sent it just now
    void mustBeSigned(PartnerId partner, SignedCall call) {
        if (directory.find(partner).filter(it -> isFrom(it, call)).isEmpty()) {
            throw new NotSigned();
        }
    }

    private boolean isFrom(Partner partner, SignedCall call) {
        return partner.endpoint() != null && signatures.isFrom(partner.endpoint(), call);
    }

    private static Command command(PartnerId partner, SignedCall call) {
        var body = UUID.nameUUIDFromBytes(call.body().getBytes(UTF_8)).toString();
        return new Command("partner %s %s".formatted(partner, call.id()), body, true, "partner " + partner);
    }
}
