package care.continuum.privacy;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// One line of the audit log: who did what to whose data, why and when. It never changes.
///
/// @param path   the template: what stands in a path or query itself may name somebody
/// @param ids    what the path's variables were, as far as they are ids
/// @param request what the lines of one request share, where it changed something
/// @param state   a change is noted before it is made, and again when it is answered
/// @param status what was answered; missing while nothing was
/// @param why    the caller's `Access-Reason`
/// @param glass  how the glass was broken, where it was
record AuditEntry(
        UUID id,
        @Nullable UUID request,
        State state,
        Instant at,
        Who who,
        String method,
        String path,
        Map<String, String> ids,
        List<String> clientIds,
        @Nullable Integer status,
        @Nullable String why,
        @Nullable Broken glass) {

    static final String REQUEST = "request";
    static final String STATE = "state";

    private static final String REASON = "reason";

    /// Of a change that stays attempted nobody knows whether it was made: something died before the answer was noted.
    enum State {
        ATTEMPTED,
        ANSWERED
    }

    /// @param name empty where no token was needed
    record Who(String name, List<String> roles) {}

    /// @param needed         the roles of which one would have sufficed
    /// @param acknowledgedBy the supervisor who took note; kept in the supervisors' list alone
    record Broken(
            String reason,
            String needed,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt) {}

    Document sealed(Vault vault) {
        var document = new Document("_id", id.toString())
                .append(STATE, state.name())
                .append("at", Date.from(at))
                .append("who", who.name)
                .append("roles", who.roles)
                .append("method", method)
                .append("path", path)
                .append("ids", new Document(new LinkedHashMap<>(ids)))
                .append("clientIds", clientIds);
        if (request != null) {
            document.append(REQUEST, request.toString());
        }
        if (status != null) {
            document.append("status", status);
        }
        if (why != null) {
            document.append("why", vault.sealRecord("why", why));
        }
        return glass == null
                ? document
                : document.append(
                        "glass",
                        new Document(REASON, vault.sealRecord(REASON, glass.reason)).append("needed", glass.needed));
    }

    static AuditEntry open(Document document, Vault vault) {
        var why = document.get("why", Binary.class);
        var request = document.getString(REQUEST);
        return new AuditEntry(
                UUID.fromString(document.getString("_id")),
                request == null ? null : UUID.fromString(request),
                State.valueOf(document.getString(STATE)),
                document.getDate("at").toInstant(),
                new Who(document.getString("who"), document.getList("roles", String.class)),
                document.getString("method"),
                document.getString("path"),
                ids(document.get("ids", Document.class)),
                document.getList("clientIds", String.class),
                document.getInteger("status"),
                why == null ? null : vault.openRecord("why", why),
                broken(document, vault));
    }

    private static @Nullable Broken broken(Document document, Vault vault) {
        var glass = document.get("glass", Document.class);
        if (glass == null) {
            return null;
        }
        var acknowledged = document.getDate("acknowledgedAt");
        return new Broken(
                vault.openRecord(REASON, glass.get(REASON, Binary.class)),
                glass.getString("needed"),
                document.getString("acknowledgedBy"),
                acknowledged == null ? null : acknowledged.toInstant());
    }

    private static Map<String, String> ids(Document stored) {
        var ids = new LinkedHashMap<String, String>();
        stored.forEach((name, id) -> ids.put(name, String.valueOf(id)));
        return ids;
    }
}
