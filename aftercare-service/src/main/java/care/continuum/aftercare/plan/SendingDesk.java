package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Outcome;
import care.continuum.aftercare.terms.Outgoing;
import care.continuum.aftercare.terms.Parcel;
import care.continuum.aftercare.terms.Parcel.Claimed;
import care.continuum.aftercare.terms.PartnerDirectory;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralStatus;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;

/// Lends referrals to those who carry them, and keeps what comes of it.
@Service
class SendingDesk implements Outgoing {

    private final Aggregates<Plan> aggregates;
    private final Plans plans;
    private final PartnerDirectory directory;
    private final Clock clock;

    SendingDesk(Aggregates<Plan> aggregates, Plans plans, PartnerDirectory directory, Clock clock) {
        this.aggregates = aggregates;
        this.plans = plans;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public List<Parcel> due(Set<PartnerId> except, int most, Duration longest) {
        var now = clock.instant();
        var names = except.stream().map(PartnerId::toString).toList();
        return plans.findSending(now, now.plus(longest), names, Limit.of(most)).stream()
                .flatMap(plan -> parcels(plan, except, now, now.plus(longest)))
                .toList();
    }

    @Override
    public Optional<Claimed> claim(Parcel parcel, Duration limit, Duration longest) {
        var token = UUID.randomUUID().toString();
        var plan = decide(parcel, known -> {
            var now = clock.instant();
            return Tries.claimed(known, parcel, token, now.plus(limit), now, now.plus(longest));
        });
        return Optional.ofNullable(plan.referral(parcel.referralId()).delivery())
                .filter(delivery -> delivery.isClaimedBy(token))
                .map(delivery -> new Claimed(
                        parcel, token, delivery.attempts(), plan.heard().consents()));
    }

    @Override
    public void settle(Claimed claimed, Outcome outcome) {
        decide(claimed.parcel(), plan -> Tries.settled(plan, claimed, outcome, directory.partners(), clock.instant()));
    }

    private Plan decide(Parcel parcel, Function<Plan, Change<Plan>> decision) {
        var id = parcel.episodeId().toString();
        return aggregates.settle(id, () -> missing(id), decision);
    }

    private static Stream<Parcel> parcels(Plan plan, Set<PartnerId> except, Instant now, Instant latest) {
        return plan.referrals().stream()
                .filter(referral -> referral.is(ReferralStatus.SENDING))
                .flatMap(referral -> Stream.ofNullable(referral.delivery())
                        .filter(delivery -> delivery.isDue(now, latest) && !except.contains(delivery.partnerId()))
                        .map(delivery -> Parcel.of(plan.clientId(), plan.episodeId(), referral, delivery)));
    }

    private static Plan missing(String id) {
        throw new IllegalStateException("the plan %s is not there".formatted(id));
    }
}
