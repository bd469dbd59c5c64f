package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.events.ClientId;
import care.continuum.events.Track;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// The clients for those who read.
interface Clients extends Repository<Client, String> {

    /// Whoever was known first comes first.
    @Query(value = "{'_find': {$in: ?#{@vault.blindAll([0])}}}", sort = "{'knownSince': 1}")
    List<Client> findByTracesInOrderByKnownSince(Collection<String> traces, Limit most);

    List<Client> findByIdIn(Collection<String> ids);

    @Query("{'alike.other': ?0}")
    List<Client> findLikenedTo(ClientId other);

    /// The first on the waitlist, but for some.
    @Query(
            value = "{'waiting.track': ?0, 'waiting.ageBand': ?1, '_id': {$nin: ?2}}",
            sort = "{'waiting.rank': 1, 'waiting.since': 1, '_id': 1}")
    List<Client> findWaiting(Track track, AgeBand ageBand, Collection<String> but, Limit most);
}
