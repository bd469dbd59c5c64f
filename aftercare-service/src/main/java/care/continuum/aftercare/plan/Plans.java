package care.continuum.aftercare.plan;

import care.continuum.aftercare.terms.Task.Kind;
import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.FollowUpId;
import care.continuum.events.ReferralId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.repository.Aggregation;
import org.springframework.data.repository.Repository;

/// All plans, for reading.
interface Plans extends Repository<Plan, String> {

    List<Plan> findByClientId(ClientId client);

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
