package care.continuum.scheduling;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;

/// The register of claimed time. A claim is a document whose id is resource and quarter-hour, so that the database
/// itself lets nobody be in two places, whoever asks at the same time.
public class Claims {

    static final String NEXT = "next";
    static final String KEEPER = "keeper";
    static final long KEPT = 0;
    private static final int MOST_PASSES = 10;
    private static final List<Document> INHERIT = List.of(
            new Document(
                    "$set",
                    new Document("owner", "$next.owner")
                            .append("holder", "$next.holder")
                            .append("round", 1L)
                            .append("keeper", "$next.keeper")),
            new Document("$unset", NEXT));

    private final MongoTemplate mongo;
    private final AtomicBoolean indexed = new AtomicBoolean();
    private final ReentrantLock turn = new ReentrantLock(true);

    public Claims(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// What is claimed of these resources between two times, as of now: good for a proposal, which [#take] decides.
    public Busy busy(Collection<String> resources, Instant from, Instant to) {
        if (resources.isEmpty()) {
            return new Busy(Map.of());
        }
        var ranges = resources.stream()
                .map(it -> Filters.and(Filters.gte("_id", it + "/" + from), Filters.lt("_id", it + "/" + to)))
                .toList();
        var owners = new HashMap<String, String>();
        collection()
                .find(Filters.or(ranges))
                .forEach(found -> owners.put(found.getString("_id"), found.getString("owner")));
        return new Busy(owners);
    }

    /// Takes all, or nothing: then the ids of all that somebody else has are returned. In sorted order, so that of
    /// two who want the same one wins.
    public List<String> take(Collection<Claim> wanted) {
        var sorted = wanted.stream().sorted(Comparator.comparing(Claim::id)).toList();
        while (true) {
            var standing = standing(sorted);
            var conflicts = sorted.stream()
                    .filter(it -> standing.containsKey(it.id()) && !it.standsAs(standing.get(it.id())))
                    .map(Claim::id)
                    .toList();
            if (!conflicts.isEmpty()) {
                giveBack(sorted);
                return conflicts;
            }
            var rest =
                    sorted.stream().filter(it -> !standing.containsKey(it.id())).toList();
            if (rest.isEmpty() || insert(rest)) {
                return List.of();
            }
        }
    }

    /// False when somebody was faster with one of them.
    private boolean insert(List<Claim> claims) {
        try {
            collection().insertMany(claims.stream().map(Claim::document).toList());
            return true;
        } catch (MongoBulkWriteException refused) {
            if (!isFaster(refused)) {
                throw refused;
            }
            return false;
        }
    }

    /// Whether somebody else took one of them a moment before.
    static boolean isFaster(MongoBulkWriteException refused) {
        return refused.getWriteErrors().stream().anyMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    private void giveBack(List<Claim> wanted) {
        wanted.stream()
                .filter(it -> it.round() > 0)
                .collect(Collectors.groupingBy(Claim::holder, Collectors.mapping(Claim::round, Collectors.toSet())))
                .forEach((holder, rounds) -> rounds.forEach(round -> release(holder, round)));
    }

    /// Gives back what one try of a holder took.
    public void release(String holder, long round) {
        remove(Filters.and(Filters.eq("holder", holder), Filters.eq("round", round)));
    }

    /// Gives back what earlier tries of a holder took: they were cut off, and cannot succeed any more. A later
    /// try's time is left alone, so that one who was asleep does no harm; and so is what is kept ([#keep]).
    public void releaseBefore(String holder, long round) {
        remove(Filters.and(Filters.eq("holder", holder), Filters.lt("round", round), Filters.gt("round", KEPT)));
    }

    /// The try succeeded: its time at these quarter-hours is the holder's, or the keeper's, whatever tries follow. A
    /// try that was overtaken may have others for the same sessions.
    public void keep(String holder, Collection<String> ids) {
        collection()
                .updateMany(Filters.and(Filters.eq("holder", holder), Filters.in("_id", ids)), Reservations.TO_KEEPER);
    }

    /// Gives back all that a holder has; only for one who will never try again.
    public void releaseAll(String holder) {
        remove(Filters.eq("holder", holder));
    }

    /// Gives back a holder's time in these sessions or appointments.
    public void releaseOwners(String holder, Collection<String> owners) {
        remove(Filters.and(Filters.eq("holder", holder), Filters.in("owner", owners)));
    }

    /// As the other, but for what a try of this number or a later one has.
    public void releaseOwners(String holder, Collection<String> owners, long before) {
        remove(Filters.and(Filters.eq("holder", holder), Filters.in("owner", owners), Filters.lt("round", before)));
    }

    /// As the other, for time at these quarter-hours alone; what else earlier tries took is given back.
    public void keepAt(String holder, Collection<String> ids, long round) {
        var tried = Filters.and(Filters.eq("holder", holder), Filters.lte("round", round));
        collection().updateMany(Filters.and(tried, Filters.in("_id", ids)), Updates.set("round", KEPT));
        remove(Filters.and(tried, Filters.nin("_id", ids)));
    }

    /// Gives back all that a session has.
    public void vacate(String owner) {
        remove(Filters.eq("owner", owner));
    }

    /// Gives back what these hold after a time for sessions to which nobody comes.
    public void vacateEmpty(Collection<String> holders, Instant after) {
        Member.missing(this, holders, after).forEach(this::vacate);
    }

    /// Time for which somebody stands next passes to them; the rest is free.
    void remove(Bson which) {
        for (int pass = 0; pass < MOST_PASSES && collection().find(which).first() != null; pass++) {
            collection().updateMany(Filters.and(which, Filters.exists(NEXT)), INHERIT);
            collection().deleteMany(Filters.and(which, Filters.exists(NEXT, false)));
        }
    }

    public List<Member> members(Collection<String> sessions) {
        return Member.of(this, sessions);
    }

    /// Lets those of this instance who look for time do it one after the other. It only spares them conflicts.
    public <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private Map<String, Document> standing(List<Claim> wanted) {
        var found = new HashMap<String, Document>();
        collection()
                .find(Filters.in("_id", wanted.stream().map(Claim::id).toList()))
                .forEach(it -> found.put(it.getString("_id"), it));
        return found;
    }

    MongoCollection<Document> collection() {
        var claims = mongo.getCollection("claims");
        if (indexed.compareAndSet(false, true)) {
            claims.createIndex(Indexes.ascending("holder", "round"));
            claims.createIndex(Indexes.ascending("owner"));
            claims.createIndex(Indexes.ascending("next.holder"), new IndexOptions().sparse(true));
        }
        return claims;
    }
}
