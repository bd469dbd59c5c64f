package care.continuum.privacy;

import static com.mongodb.client.model.Filters.eq;

import care.continuum.messaging.Coalescer;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/// The audit log of a service, to which only is added. Lines that wait while some are written go together next.
final class AuditTrail implements AutoCloseable {

    static final String CLIENTS = "clientIds";
    static final Bson NEWEST = Indexes.descending("at", "_id");

    private final Supplier<MongoCollection<Document>> log;
    private final Vault vault;
    private final Coalescer<AuditEntry, Boolean> rounds;
    private boolean indexed;

    AuditTrail(Supplier<MongoCollection<Document>> log, Vault vault) {
        this.log = log;
        this.vault = vault;
        this.rounds = new Coalescer<>("audit", this::write);
    }

    /// Durable when it returns.
    void add(AuditEntry entry) {
        rounds.ask(entry);
    }

    /// Of one client, the newest first.
    Page<AuditEntry> of(UUID client, PageQuery page) {
        return page(log.get(), eq(CLIENTS, client.toString()), page, vault);
    }

    static Page<AuditEntry> page(MongoCollection<Document> from, Bson which, PageQuery page, Vault vault) {
        var found = from.find(which)
                .sort(NEWEST)
                .skip(page.page() * page.size())
                .limit(page.size())
                .map(it -> AuditEntry.open(it, vault))
                .into(new ArrayList<>());
        return new Page<>(found, page.page(), page.size(), from.countDocuments(which));
    }

    private void write(List<Coalescer.Seat<AuditEntry, Boolean>> seats) {
        if (!indexed) {
            log.get().createIndex(Indexes.compoundIndex(Indexes.ascending(CLIENTS), NEWEST));
            indexed = true;
        }
        var lines = seats.stream().map(it -> it.wish().sealed(vault)).toList();
        log.get().insertMany(lines, new InsertManyOptions().ordered(false));
        seats.forEach(it -> it.result().complete(true));
    }

    @Override
    public void close() {
        rounds.close();
    }
}
