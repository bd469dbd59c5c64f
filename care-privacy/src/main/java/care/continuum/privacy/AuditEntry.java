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
/// @param status what was answered
/// @param why    the caller's `Access-Reason`
/// @param glass  how the glass was broken, where it was
record AuditEntry(
        UUID id,
        Instant at,
        Who who,
        String method,
        String path,
        Map<String, String> ids,
        List<String> clientIds,
        int status,
        @Nullable String why,
        @Nullable Broken glass) {

    private static final String REASON = "reason";

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
                .append("at", Date.from(at))
                .append("who", who.name)
                .append("roles", who.roles)
                .append("method", method)
                .append("path", path)
                .append("ids", new Document(new LinkedHashMap<>(ids)))
                .append("clientIds", clientIds)
                .append("status", status);
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
        return new AuditEntry(
                UUID.fromString(document.getString("_id")),
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
