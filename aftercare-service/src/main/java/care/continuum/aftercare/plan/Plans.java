package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Course;
import care.continuum.aftercare.terms.Ending;
import care.continuum.aftercare.terms.Task.Kind;
import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.FollowUpId;
import care.continuum.events.ReferralId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.Aggregation;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// All plans, for reading.
interface Plans extends Repository<Plan, String> {

    /// Those with a referral that can be tried now, or not before that latest time, but not at one of these partners.
    @Query("{ referrals: { $elemMatch: { status: 'SENDING', 'delivery.partnerId': { $nin: ?2 }, $or: ["
            + "{ 'delivery.nextAt': { $lte: ?0 } }, { 'delivery.nextAt': { $gt: ?1 } }] } } }")
    List<Plan> findSending(Instant now, Instant latest, Collection<String> except, Limit most);

    List<Plan> findByClientId(ClientId client);

    /// How far the client's plans of other episodes have come.
    default List<Course> beside(ClientId client, EpisodeId episode) {
        return findByClientId(client).stream()
                .filter(plan -> !plan.episodeId().equals(episode))
                .map(Plan::course)
                .toList();
    }

    /// The plan of the client's latest discharge, or of the named episode, once it is made.
    default Optional<Plan> made(ClientId client, @Nullable EpisodeId episode) {
        return findByClientId(client).stream()
                .filter(Plan::isMade)
                .filter(plan -> episode == null || plan.episodeId().equals(episode))
                .max(Comparator.comparing(
                                (Plan plan) ->
                                        Objects.requireNonNull(plan.heard().ending()),
                                Ending.BY_TIME)
                        .thenComparing(Plan::id));
    }

    /// The plan that a command about the client is for: where it is repeated, the one that knows it, though the client
    /// may have a later one by now.
    default Optional<Plan> made(ClientId client, @Nullable EpisodeId episode, Predicate<String> knowsIt) {
        return findByClientId(client).stream()
                .filter(plan -> knowsIt.test(plan.id()))
                .findFirst()
                .or(() -> made(client, episode));
    }

    Optional<Plan> findFirstByReferrals_ReferralId(ReferralId referral);

    Optional<Plan> findFirstByAppointments_AppointmentId(AppointmentId appointment);

    Optional<Plan> findFirstByFollowUps_FollowUpId(FollowUpId followUp);

    /// What is to be done: of these kinds, due after one time and not after another, the most urgent first.
    @Aggregation({
        "{ $match: { 'tasks.kind': { $in: ?0 } } }",
        "{ $unwind: '$tasks' }",
        "{ $match: { 'tasks.kind': { $in: ?0 }, 'tasks.dueAt': { $gt: ?1, $lte: ?2 } } }",
        "{ $project: { _id: 0, clientId: 1, episodeId: 1, kind: '$tasks.kind', subject: '$tasks.subject',"
                + " dueAt: '$tasks.dueAt' } }",
        "{ $sort: { dueAt: 1, episodeId: 1, kind: 1, subject: 1 } }",
        "{ $skip: ?3 }",
        "{ $limit: ?4 }"
    })
    List<Work> tasks(Collection<String> kinds, Instant after, Instant until, long skip, int limit);

    @Aggregation({
        "{ $match: { 'tasks.kind': { $in: ?0 } } }",
        "{ $unwind: '$tasks' }",
        "{ $match: { 'tasks.kind': { $in: ?0 }, 'tasks.dueAt': { $gt: ?1, $lte: ?2 } } }",
        "{ $count: 'tasks' }"
    })
    Optional<Long> count(Collection<String> kinds, Instant after, Instant until);

    /// One task and whom it is about.
    record Work(ClientId clientId, EpisodeId episodeId, Kind kind, String subject, Instant dueAt) {}
}
