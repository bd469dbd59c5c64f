package care.continuum.scheduling;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import care.continuum.events.ClinicianId;
import care.continuum.events.SectionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Puts sessions on the clinic's calendar. Each step may be repeated. Who changes sessions locks them first, so that
/// nobody joins one that is about to move.
public class SessionBook {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final IndexOptions SPARSE = new IndexOptions().sparse(true);
    private static final String LOCK = "_lock";
    private static final Bson IS_ON = eq("status", Session.Status.SCHEDULED.name());

    private final MongoTemplate mongo;
    private final AtomicBoolean indexed = new AtomicBoolean();

    public SessionBook(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// Enters what does not stand there yet, and leaves alone what does.
    public void enter(List<Session> sessions) {
        write(sessions.stream()
                .map(it -> update(eq(it.id()), new Document("$setOnInsert", fields(it)), UPSERT))
                .toList());
    }

    /// Enters what is newer than what stands there.
    public void replace(List<Session> sessions) {
        enter(sessions);
        write(sessions.stream()
                .map(it -> update(
                        and(eq(it.id()), lt("story.sequence", it.sequence())),
                        new Document("$set", fields(it)),
                        new UpdateOptions()))
                .toList());
    }

    public Optional<Session> find(String id) {
        return all(eq(id)).stream().findFirst();
    }

    /// The sessions of a series that take place, from a start on, in order.
    public List<Session> following(Session first) {
        return all(and(eq("story.series", first.story().series()), gte("startsAt", first.startsAt()), IS_ON));
    }

    /// Those of a section that many come to and that were moved or canceled, from a time on; and before it, what was
    /// moved with all that follow.
    public List<Session> changed(SectionId section, Instant from) {
        var shared = Stream.of(SessionKind.values()).filter(Session::isShared).map(Enum::name);
        var theirs = and(eq("sectionId", section.toString()), gt("story.sequence", 0), in("kind", shared.toList()));
        return all(and(theirs, or(gte("startsAt", from), exists("story.onward"))));
    }

    /// All that a clinician leads, or was to lead, from a time on.
    public List<Session> led(ClinicianId clinician, Instant from) {
        var who = clinician.toString();
        return all(and(or(eq("clinicianId", who), eq("story.former", who)), gte("startsAt", from)));
    }

    /// The sessions that begin at some time of a stretch and take place.
    public List<Session> within(Instant from, Instant to) {
        return all(and(gte("startsAt", from), lt("startsAt", to), IS_ON));
    }

    /// The groups that a holiday took.
    public List<Session> groupsLost(Instant from, Instant to) {
        var lost = and(eq("kind", SessionKind.GROUP.name()), eq("story.cause", Session.Cause.HOLIDAY.name()));
        return all(and(gte("startsAt", from), lt("startsAt", to), lost));
    }

    /// Those of a track that begin later and take place.
    public List<Session> ahead(Track track, Instant now) {
        return all(and(eq("track", track.name()), gt("startsAt", now), IS_ON));
    }

    /// The last one of a track that has begun.
    public Optional<Session> last(Track track, Instant now) {
        return Optional.ofNullable(sessions()
                        .find(and(eq("track", track.name()), lte("startsAt", now)))
                        .sort(Indexes.descending("startsAt"))
                        .first())
                .map(this::read);
    }

    /// Takes what one has locked of these off the calendar, as if it had never been on it.
    public void forget(List<String> ids, String holder) {
        sessions().deleteMany(and(in("_id", ids), eq(LOCK, holder)));
    }

    /// Which of these are not, or will not stay, as they are thought to be.
    public List<Session> stale(List<Session> thought) {
        var byId = thought.stream()
                .map(it -> and(eq(it.id()), or(exists(LOCK), ne("story.sequence", it.sequence()))))
                .toList();
        return byId.isEmpty() ? List.of() : all(or(byId));
    }

    /// Keeps these for one who changes them, as long as they have these sequences; all or none.
    public boolean lock(Map<String, Integer> sequences, String holder) {
        for (var session : new TreeMap<>(sequences).entrySet()) {
            var found = sessions()
                    .updateOne(
                            and(
                                    eq(session.getKey()),
                                    eq("story.sequence", session.getValue()),
                                    IS_ON,
                                    or(exists(LOCK, false), eq(LOCK, holder))),
                            Updates.set(LOCK, holder))
                    .getMatchedCount();
            if (found == 0) {
                unlock(holder);
                return false;
            }
        }
        return true;
    }

    public boolean isLocked(String holder) {
        return sessions().find(eq(LOCK, holder)).first() != null;
    }

    public void unlock(String holder) {
        sessions().updateMany(eq(LOCK, holder), Updates.unset(LOCK));
    }

    List<Session> all(Bson which) {
        var found = new ArrayList<Session>();
        sessions().find(which).sort(Indexes.ascending("startsAt", "_id")).forEach(it -> found.add(read(it)));
        return found;
    }

    private Session read(Document found) {
        return mongo.getConverter().read(Session.class, found);
    }

    private void write(List<? extends WriteModel<Document>> writes) {
        if (!writes.isEmpty()) {
            sessions().bulkWrite(writes);
        }
    }

    private static WriteModel<Document> update(Bson which, Document change, UpdateOptions options) {
        return new UpdateOneModel<>(which, change, options);
    }

    private Document fields(Session session) {
        var fields = new Document();
        // It is nobody's own here, so nothing is said of anybody.
        mongo.getConverter().write(session.with(session.story().because(null)), fields);
        List.of("_id", "_class").forEach(fields::remove);
        return fields;
    }

    private MongoCollection<Document> sessions() {
        var sessions = mongo.getCollection(mongo.getCollectionName(Session.class));
        if (indexed.compareAndSet(false, true)) {
            sessions.createIndex(Indexes.ascending("startsAt"));
            sessions.createIndex(Indexes.ascending("story.series", "startsAt"));
            sessions.createIndex(Indexes.ascending("sectionId", "story.sequence"));
            sessions.createIndex(Indexes.ascending("clinicianId", "startsAt"));
            sessions.createIndex(Indexes.ascending("story.former", "startsAt"));
            Stream.of(LOCK, "story.onward").forEach(it -> sessions.createIndex(Indexes.ascending(it), SPARSE));
        }
        return sessions;
    }
}
