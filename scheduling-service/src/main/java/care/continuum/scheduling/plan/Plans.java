package care.continuum.scheduling.plan;

import care.continuum.events.ClientId;
import care.continuum.events.Track;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// The personal plans, for reading.
interface Plans extends Repository<Plan, String> {

    Optional<Plan> findFirstByClientIdOrderByKnownSinceDesc(ClientId clientId);

    List<Plan> findByClientIdOrderByKnownSince(ClientId clientId);

    Optional<Plan> findByIdAndClientId(String id, ClientId clientId);

    @Query("{'sessions._id': ?0}")
    List<Plan> findBySession(String session);

    @Query("{'sessions': {'$elemMatch': "
            + "{'_id': {'$in': ?0}, 'story.cause': 'CANCELED', 'story.changedBy': 'CLIENT'}}}")
    List<Plan> findCanceledByClient(Collection<String> sessions);

    @Query("{'planning.stage': 'AWAITED'}")
    List<Plan> findAwaited();

    @Query("{'sessions': {'$elemMatch': {'track': ?0, 'status': 'SCHEDULED', 'startsAt': {'$gt': ?1}}}}")
    List<Plan> findAhead(Track track, Instant now);

    @Query("{'sessions': {'$elemMatch': {'story.cause': 'HOLIDAY', 'startsAt': {'$gte': ?0, '$lt': ?1}}}}")
    List<Plan> findLost(Instant from, Instant to);

    /// Plans that somebody has to look at.
    @Query("{'endedAt': null, '$or': [{'planning.stage': 'AWAITED', 'planning.retryAt': {'$ne': null}}, "
            + "{'enrollment.unmetNeeds': {'$exists': true, '$ne': []}}, {'sessions.story.cause': 'HOLIDAY'}]}")
    List<Plan> findOpenWork();
}
