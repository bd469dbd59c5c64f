package care.continuum.scheduling;

import care.continuum.events.ClientId;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A client who has time claimed for a session.
///
/// @param plan the episode whose plan has the session
public record Member(String sessionId, ClientId clientId, String plan) {

    static List<Member> of(Claims claims, Collection<String> sessions) {
        var found = new LinkedHashSet<Member>();
        claims.collection()
                .find(Filters.and(Filters.in("owner", sessions), Filters.regex("_id", "^client/")))
                .forEach(it -> found.add(new Member(
                        it.getString("owner"),
                        ClientId.of(it.getString("_id").split("/", -1)[1]),
                        it.get("keeper") instanceof String keeper ? keeper : it.getString("holder"))));
        return List.copyOf(found);
    }

    /// The sessions for which these hold time after that, though nobody comes.
    static Set<String> missing(Claims claims, Collection<String> holders, Instant after) {
        var sessions = new HashSet<String>();
        claims.collection().find(Filters.in("holder", holders)).forEach(it -> {
            if (Claim.start(it.getString("_id")).isAfter(after)) {
                sessions.add(it.getString("owner"));
            }
        });
        of(claims, sessions).forEach(it -> sessions.remove(it.sessionId()));
        return sessions;
    }
}
