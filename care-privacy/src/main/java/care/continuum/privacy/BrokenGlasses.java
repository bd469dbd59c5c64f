package care.continuum.privacy;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import care.continuum.messaging.NotFound;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import java.util.function.Supplier;
import org.bson.Document;

/// The uses of break-glass access, which stand on the supervisors' list until one of them takes note.
final class BrokenGlasses {

    private static final String AT = "acknowledgedAt";
    private static final String BY = "acknowledgedBy";

    private final Supplier<MongoCollection<Document>> uses;
    private final Vault vault;
    private final Clock clock;

    BrokenGlasses(Supplier<MongoCollection<Document>> uses, Vault vault, Clock clock) {
        this.uses = uses;
        this.vault = vault;
        this.clock = clock;
    }

    /// Durable when it returns.
    void add(AuditEntry entry) {
        uses.get().insertOne(entry.sealed(vault));
    }

    /// Those of which nobody took note, or the others; the newest first.
    Page<AuditEntry> list(boolean acknowledged, PageQuery page) {
        return AuditTrail.page(uses.get(), acknowledged ? exists(AT) : not(exists(AT)), page, vault);
    }

    /// Takes note of one; the first to do so stands.
    AuditEntry acknowledge(UUID id, String by) {
        uses.get()
                .updateOne(
                        and(eq(id.toString()), not(exists(AT))),
                        combine(set(AT, Date.from(clock.instant())), set(BY, by)));
        var found = uses.get().find(eq(id.toString())).first();
        if (found == null) {
            throw new NotFound("There is no use of break-glass access " + id);
        }
        found.getList(AuditTrail.CLIENTS, String.class).forEach(Seen::client);
        return AuditEntry.open(found, vault);
    }
}
