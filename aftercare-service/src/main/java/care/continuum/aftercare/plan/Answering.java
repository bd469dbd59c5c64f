package care.continuum.aftercare.plan;

import static care.continuum.events.ReferralStatus.FAILED;
import static care.continuum.events.ReferralStatus.SENDING;

import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.messaging.Change;
import care.continuum.messaging.NotFound;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a partner's own word means.
final class Answering {

    private Answering() {}

    /// A partner that answers has the referral, although its receipt may be lost, or the sending was stopped meanwhile,
    /// or has failed. A referral that is not with this partner does not exist for it.
    ///
    /// @param visitAt given with SCHEDULED
    static Change<Plan> answered(
            Plan plan, ReferralId id, PartnerId from, PartnersWord word, @Nullable Instant visitAt, Instant now) {
        var referral = plan.referral(id);
        var delivery = referral.delivery();
        if (delivery == null || !delivery.partnerId().equals(from)) {
            throw new NotFound("There is no such referral");
        }
        var arrived =
                referral.is(SENDING) || ((referral.isUnsent() || referral.is(FAILED)) && delivery.mayHaveArrived());
        if (!arrived) {
            return decided(plan, id, word, visitAt, now);
        }
        var sent = Sending.sent(plan, referral, delivery, now);
        var answered = decided(sent.state(), id, word, visitAt, now);
        return Change.to(
                answered.state(),
                Stream.<Object>concat(sent.events().stream(), answered.events().stream())
                        .toList());
    }

    private static Change<Plan> decided(
            Plan plan, ReferralId id, PartnersWord word, @Nullable Instant visitAt, Instant now) {
        return switch (word) {
            case ACCEPTED -> Referring.accept(plan, id, now);
            case DECLINED -> Referring.decline(plan, id, now);
            case SCHEDULED -> Referring.schedule(plan, id, Objects.requireNonNull(visitAt), now);
            case ATTENDED -> Visiting.attend(plan, id, null, now);
            case UNATTENDED -> Visiting.miss(plan, id, null, now);
        };
    }
}
