package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Task.Kind;
import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.FollowUpId;
import care.continuum.events.ReferralId;
import care.continuum.testing.InMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;

/// One client's plans as a database finds them.
///
/// @param asked the kinds of tasks that somebody asked for
record KeptPlans(Supplier<List<Plan>> all, List<String> asked) implements Plans {

    KeptPlans(Plan plan) {
        this(() -> List.of(plan), new ArrayList<>());
    }

    /// As they are kept whenever somebody looks.
    static KeptPlans in(InMemory<Plan> aggregates, EpisodeId... episodes) {
        return new KeptPlans(
                () -> Stream.of(episodes)
                        .flatMap(episode -> aggregates.find(episode.toString()).stream())
                        .toList(),
                new ArrayList<>());
    }

    @Override
    public List<Plan> findSending(Instant now, Instant latest, Collection<String> except, Limit most) {
        return List.of();
    }

    @Override
    public List<Plan> findByClientId(ClientId client) {
        return all.get();
    }

    @Override
    public Optional<Plan> findFirstByReferrals_ReferralId(ReferralId referral) {
        return first(
                plan -> plan.referrals().stream().anyMatch(it -> it.referralId().equals(referral)));
    }

    @Override
    public Optional<Plan> findFirstByAppointments_AppointmentId(AppointmentId appointment) {
        return first(plan ->
                plan.appointments().stream().anyMatch(it -> it.appointmentId().equals(appointment)));
    }

    @Override
    public Optional<Plan> findFirstByFollowUps_FollowUpId(FollowUpId followUp) {
        return first(
                plan -> plan.followUps().stream().anyMatch(it -> it.followUpId().equals(followUp)));
    }

    @Override
    public List<Work> tasks(Collection<String> kinds, Instant after, Instant until, long skip, int limit) {
        asked.addAll(kinds);
        var plan = all.get().getFirst();
        return kinds.stream()
                .map(kind -> new Work(plan.clientId(), plan.episodeId(), Kind.valueOf(kind), "it", Ana.NOW))
                .toList();
    }

    @Override
    public Optional<Long> count(Collection<String> kinds, Instant after, Instant until) {
        return Optional.of((long) kinds.size());
    }

    private Optional<Plan> first(Predicate<Plan> which) {
        return all.get().stream().filter(which).findFirst();
    }
}
