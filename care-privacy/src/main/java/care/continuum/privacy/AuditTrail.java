package care.continuum.privacy;

import static com.mongodb.client.model.Accumulators.top;
import static com.mongodb.client.model.Aggregates.count;
import static com.mongodb.client.model.Aggregates.facet;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.replaceWith;
import static com.mongodb.client.model.Aggregates.skip;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.eq;

import care.continuum.messaging.Coalescer;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Facet;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/// The audit log of a service, to which only is added. Lines that wait while some are written go together next.
final class AuditTrail implements AuditLog, AutoCloseable {

    static final String CLIENTS = "clientIds";

    private static final String LINE = "line";
    private static final String LINES = "lines";
    private static final String TOTAL = "total";

    static final Bson NEWEST = Indexes.descending("at", "_id");

    private final Supplier<MongoCollection<Document>> log;
    private final Vault vault;
    private final Coalescer<Wish, Boolean> rounds;
    private boolean indexed;

    private record Wish(AuditEntry entry, boolean durable) {}

    AuditTrail(Supplier<MongoCollection<Document>> log, Vault vault) {
        this.log = log;
        this.vault = vault;
        this.rounds = new Coalescer<>("audit", this::write);
    }

    @Override
    public void add(AuditEntry entry, boolean durable) {
        rounds.ask(new Wish(entry, durable));
    }

    /// Of one client, the newest first. Of a request's lines the one that tells the answer, where there is one.
    Page<AuditEntry> of(UUID client, PageQuery page) {
        var shared = new Document("$ifNull", List.of("$" + AuditEntry.REQUEST, "$_id"));
        var answeredFirst = Sorts.ascending(AuditEntry.STATE);
        var found = log.get()
                .aggregate(List.of(
                        match(eq(CLIENTS, client.toString())),
                        group(shared, top(LINE, answeredFirst, "$$ROOT")),
                        replaceWith("$" + LINE),
                        facet(
                                new Facet(LINES, sort(NEWEST), skip(page.page() * page.size()), limit(page.size())),
                                new Facet(TOTAL, count(TOTAL)))))
                .first();
        if (found == null) {
            return new Page<>(List.of(), page.page(), page.size(), 0);
        }
        var lines = found.getList(LINES, Document.class).stream()
                .map(it -> AuditEntry.open(it, vault))
                .toList();
        var total = found.getList(TOTAL, Document.class).stream()
                .mapToLong(it -> it.getInteger(TOTAL))
                .sum();
        return new Page<>(lines, page.page(), page.size(), total);
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

    private void write(List<Coalescer.Seat<Wish, Boolean>> seats) {
        if (!indexed) {
            log.get().createIndex(Indexes.compoundIndex(Indexes.ascending(CLIENTS), NEWEST));
            indexed = true;
        }
        var lines = seats.stream().map(it -> it.wish().entry.sealed(vault)).toList();
        var durable = seats.stream().anyMatch(it -> it.wish().durable);
        (durable ? log.get() : log.get().withWriteConcern(WriteConcern.W1))
                .insertMany(lines, new InsertManyOptions().ordered(false));
        seats.forEach(it -> it.result().complete(true));
    }

    @Override
    public void close() {
        rounds.close();
    }
}
