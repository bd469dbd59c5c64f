package care.continuum.privacy;

import care.continuum.messaging.Unresolved;
import com.mongodb.MongoException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// What a request is about to change, noted in the audit log before it is changed: once for each client.
final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final UUID request = UUID.randomUUID();
    private final BiFunction<UUID, Set<String>, Set<String>> note;
    private final Set<String> clients = new LinkedHashSet<>();
    private boolean begun;
    private boolean failed;

    /// @param note notes for a request that something is to be changed, of these clients and maybe others, and returns
    /// all whom it noted
    Attempts(BiFunction<UUID, Set<String>, Set<String>> note) {
        this.note = note;
    }

    /// Returns once it is durable that this is attempted.
    ///
    /// @param named whose data is to be changed, as far as it is known yet
    /// @throws NotAudited where it cannot be noted; the caller then changes nothing
    void before(Set<String> named) {
        var fresh = new LinkedHashSet<>(named);
        fresh.removeAll(clients);
        if (begun && fresh.isEmpty()) {
            return;
        }
        try {
            clients.addAll(note.apply(request, fresh));
            begun = true;
        } catch (MongoException | DataAccessException | Unresolved away) {
            LOG.error("Nothing is changed because it could not be audited", away);
            failed = true;
            throw new NotAudited();
        }
    }

    /// What the lines of this request have in common.
    UUID request() {
        return request;
    }

    boolean begun() {
        return begun;
    }

    boolean failed() {
        return failed;
    }

    Set<String> clients() {
        return clients;
    }
}
