package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Task.Kind;
import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.FollowUpId;
import care.continuum.events.ReferralId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;

/// One plan as a database finds it.
///
/// @param asked the kinds of tasks that somebody asked for
record KeptPlans(Plan plan, List<String> asked) implements Plans {

    KeptPlans(Plan plan) {
        this(plan, new ArrayList<>());
    }

    @Override
    public List<Plan> findSending(Instant now, Instant latest, Collection<String> except, Limit most) {
        return List.of();
    }

    @Override
    public List<Plan> findByClientId(ClientId client) {
        return List.of(plan);
    }

    @Override
    public Optional<Plan> findFirstByReferrals_ReferralId(ReferralId referral) {
        return Optional.of(plan);
    }

    @Override
    public Optional<Plan> findFirstByAppointments_AppointmentId(AppointmentId appointment) {
        return Optional.of(plan);
    }

    @Override
    public Optional<Plan> findFirstByFollowUps_FollowUpId(FollowUpId followUp) {
        return Optional.of(plan);
    }

    @Override
    public List<Work> tasks(Collection<String> kinds, Instant after, Instant until, long skip, int limit) {
        asked.addAll(kinds);
        return kinds.stream()
                .map(kind -> new Work(plan.clientId(), plan.episodeId(), Kind.valueOf(kind), "it", Ana.NOW))
                .toList();
    }

    @Override
    public Optional<Long> count(Collection<String> kinds, Instant after, Instant until) {
        return Optional.of((long) kinds.size());
    }
}
