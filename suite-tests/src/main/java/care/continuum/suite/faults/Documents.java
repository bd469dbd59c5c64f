package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import care.continuum.messaging.checker.Fact;
import care.continuum.messaging.checker.Fact.Decided;
import care.continuum.messaging.checker.Fact.Heard;
import care.continuum.messaging.checker.Fact.Kept;
import care.continuum.messaging.checker.Fact.Parked;
import care.continuum.messaging.checker.Fact.WasParked;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.bson.Document;

/// The documents of the four services, as they stand in their databases.
final class Documents implements AutoCloseable {

    /// Beside those of reliable events themselves.
    private static final Set<String> PASSED_OVER = Set.of("settings", "audit");

    private final MongoClient client;

    Documents(String uri) {
        this.client = MongoClients.create(uri + "/?serverSelectionTimeoutMS=10000&uuidRepresentation=standard");
    }

    /// Why the services are not at rest: documents with news that was not sent or work that was not done.
    List<String> restless() {
        var found = new ArrayList<String>();
        each((part, collection) -> collection
                .find(Filters.or(Filters.eq("_pending", true), Filters.eq("_working", true)))
                .forEach(some -> found.add("%s/%s/%s has %s%s"
                        .formatted(
                                part.label(),
                                collection.getNamespace().getCollectionName(),
                                some.get("_id"),
                                some.containsKey("_pending") ? "news that was not sent " : "",
                                some.containsKey("_working") ? "work that was not done" : ""))));
        database(Part.AFTERCARE)
                .getCollection("plans")
                .find(Filters.eq("referrals.status", "SENDING"))
                .forEach(some -> found.add("plan %s has a referral that was not sent".formatted(some.get("_id"))));
        return found;
    }

    /// How many events wait to be sent.
    long waiting() {
        var count = new AtomicLong();
        each((part, collection) -> collection
                .find(Filters.eq("_pending", true))
                .forEach(some -> count.addAndGet(
                        some.getList("_outbox", Document.class, List.of()).size())));
        return count.get();
    }

    /// What the documents say of what was decided, heard and parked.
    ///
    /// @param clocks whether they were right, so that it is known when each remembered command was decided
    List<Fact> facts(boolean clocks) {
        var facts = new ArrayList<Fact>();
        for (var part : Part.SERVICES) {
            each(
                    part,
                    collection -> collection.find(Filters.exists("_sequence")).forEach(some -> {
                        facts.add(kept(part, some));
                        facts.addAll(Noted.of(part, some));
                        facts.addAll(clocks ? decided(some) : List.of());
                    }));
            var heard = new HashMap<String, Long>();
            marks(part).values().forEach(marks -> marks.forEach((mark, seen) -> heard.merge(mark, seen, Math::max)));
            heard.forEach((mark, sequence) -> facts.add(heard(part, mark, sequence)));
            database(part)
                    .getCollection("parked_audit")
                    .distinct("client", String.class)
                    .forEach(client -> facts.add(new WasParked(part.label(), client)));
            database(part)
                    .getCollection("parked_queues")
                    .find()
                    .forEach(queue -> facts.add(new Parked(
                            part.label(),
                            queue.getString("topic"),
                            queue.getString("client"),
                            queue.getList("ids", String.class, List.of()))));
        }
        return facts;
    }

    /// How far each document has heard each publishing aggregate, by id and by the aggregate's source and name.
    Map<String, Map<String, Long>> marks(Part part) {
        var marks = new HashMap<String, Map<String, Long>>();
        each(
                part,
                collection -> collection.find(Filters.exists("_seen")).forEach(some -> {
                    var own = marks.computeIfAbsent(String.valueOf(some.get("_id")), _ -> new HashMap<>());
                    some.get("_seen", Document.class)
                            .forEach((mark, seen) -> own.merge(mark, ((Number) seen).longValue(), Math::max));
                }));
        return marks;
    }

    private static Kept kept(Part part, Document document) {
        var commands = document.getList("_commands", Document.class, List.of()).stream()
                .map(command -> keyOf(command.getString("id")))
                .toList();
        return new Kept(
                "/continuum/" + part.label(),
                String.valueOf(document.get("_id")),
                document.get("_sequence", 0L),
                document.getList("_outbox", Document.class, List.of()).size(),
                null,
                commands);
    }

    private static List<Decided> decided(Document document) {
        return document.getList("_commands", Document.class, List.of()).stream()
                .map(command -> new Decided(
                        keyOf(command.getString("id")), command.getDate("at").toInstant()))
                .toList();
    }

    /// The key that the caller gave, which is the last word of a command's id.
    private static String keyOf(String id) {
        return id.substring(id.lastIndexOf(' ') + 1);
    }

    private static Heard heard(Part part, String mark, long sequence) {
        var parts = mark.split("\\|", 2);
        var topic = parts[0].substring(parts[0].lastIndexOf('/') + 1) + ".events";
        return new Heard(part.label(), topic, parts[0], parts[1], sequence, null);
    }

    /// Each document as text, by service, collection and id.
    Map<String, Document> snapshot() {
        var all = new TreeMap<String, Document>();
        each((part, collection) -> {
            var name = collection.getNamespace().getCollectionName();
            if (!PASSED_OVER.contains(name) && !name.startsWith("parked") && !name.startsWith("_")) {
                collection
                        .find()
                        .forEach(some -> all.put("%s/%s/%s".formatted(part.label(), name, some.get("_id")), some));
            }
        });
        return all;
    }

    /// Which revision of each document can be read, by service, collection and id.
    Map<String, Object> revisions() {
        var all = new HashMap<String, Object>();
        each((part, collection) -> collection
                .find(Filters.exists("_revision"))
                .projection(Projections.include("_revision"))
                .forEach(some -> all.put(
                        "%s/%s/%s"
                                .formatted(
                                        part.label(), collection.getNamespace().getCollectionName(), some.get("_id")),
                        some.get("_revision"))));
        return all;
    }

    /// All documents of one collection.
    List<Document> all(Part part, String collection) {
        return database(part).getCollection(collection).find().into(new ArrayList<>());
    }

    private void each(BiConsumer<Part, MongoCollection<Document>> taker) {
        Part.SERVICES.forEach(part -> each(part, collection -> taker.accept(part, collection)));
    }

    private void each(Part part, java.util.function.Consumer<MongoCollection<Document>> taker) {
        var database = database(part);
        for (var name : database.listCollectionNames()) {
            taker.accept(database.getCollection(name));
        }
    }

    private com.mongodb.client.MongoDatabase database(Part part) {
        return client.getDatabase(part.label());
    }

    @Override
    public void close() {
        client.close();
    }
}
