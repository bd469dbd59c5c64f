package care.continuum.scheduling;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Time that is reserved for a change of the calendar until the change is decided. What a session that moves away has
/// can be reserved too: it passes on when the change is kept.
public class Reservations {

    private static final String OURS = Claims.NEXT + ".holder";
    static final List<Document> TO_KEEPER = List.of(
            new Document(
                    "$set",
                    new Document("holder", new Document("$ifNull", List.of("$keeper", "$holder")))
                            .append("round", Claims.KEPT)),
            new Document("$unset", Claims.KEEPER));

    private final Claims claims;

    public Reservations(Claims claims) {
        this.claims = claims;
    }

    /// A quarter-hour of somebody or something.
    ///
    /// @param owner  the session that the time is for
    /// @param keeper who has it when the change is kept: the plan, or the section of a session that many come to
    public record Wanted(String id, String owner, String keeper) {}

    /// Reserves all, or nothing: then everything that somebody else has, or that two of these want, is returned.
    ///
    /// @param moving the sessions whose time is left by the change
    public List<Wanted> reserve(String change, Collection<Wanted> wanted, Set<String> moving) {
        var sorted = wanted.stream().sorted(Comparator.comparing(Wanted::id)).toList();
        var first = new HashMap<String, String>();
        sorted.forEach(it -> first.putIfAbsent(it.id(), it.owner()));
        while (true) {
            var standing = standing(sorted);
            var conflicts = sorted.stream()
                    .filter(it -> !it.owner().equals(first.get(it.id()))
                            || isOthers(it, standing.get(it.id()), change, moving))
                    .toList();
            if (!conflicts.isEmpty()) {
                giveBack(change);
                return conflicts;
            }
            var fresh =
                    sorted.stream().filter(it -> !standing.containsKey(it.id())).toList();
            var passed = sorted.stream()
                    .filter(it -> isToPass(it, standing.get(it.id()), change))
                    .toList();
            if (fresh.isEmpty() && passed.isEmpty()) {
                return List.of();
            }
            insert(change, fresh);
            pass(change, passed, standing);
        }
    }

    /// Also what another change, or another try of this one, has reserved for the same session: it may be given back.
    private static boolean isOthers(Wanted wanted, @Nullable Document found, String change, Set<String> moving) {
        if (found != null && found.containsKey("keeper") && !change.equals(found.getString("holder"))) {
            return true;
        }
        if (found == null || wanted.owner().equals(found.getString("owner"))) {
            return false;
        }
        var next = found.get(Claims.NEXT) instanceof Document it ? it : null;
        return !moving.contains(found.getString("owner"))
                || (next != null && !change.equals(next.getString("holder")))
                || (next != null && !wanted.owner().equals(next.getString("owner")));
    }

    private static boolean isToPass(Wanted wanted, @Nullable Document found, String change) {
        return found != null
                && !wanted.owner().equals(found.getString("owner"))
                && !(found.get(Claims.NEXT) instanceof Document it && change.equals(it.getString("holder")));
    }

    private void insert(String change, List<Wanted> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        try {
            claims.collection()
                    .insertMany(fresh.stream()
                            .map(it -> new Document("_id", it.id())
                                    .append("owner", it.owner())
                                    .append("holder", change)
                                    .append("round", 1L)
                                    .append("keeper", it.keeper()))
                            .toList());
        } catch (MongoBulkWriteException refused) {
            if (!Claims.isFaster(refused)) {
                throw refused;
            }
        }
    }

    private void pass(String change, List<Wanted> passed, Map<String, Document> standing) {
        var writes = passed.stream()
                .map(it -> new UpdateOneModel<Document>(
                        Filters.and(
                                Filters.eq(it.id()),
                                Filters.eq(
                                        "owner",
                                        standing.getOrDefault(it.id(), new Document())
                                                .getString("owner")),
                                Filters.exists(Claims.NEXT, false)),
                        Updates.set(
                                Claims.NEXT,
                                new Document("owner", it.owner())
                                        .append("holder", change)
                                        .append("keeper", it.keeper()))))
                .toList();
        if (!writes.isEmpty()) {
            claims.collection().bulkWrite(writes);
        }
    }

    /// Whether time is reserved for the change, which was then not carried through yet.
    public boolean isHeld(String change) {
        return claims.collection()
                        .find(Filters.or(Filters.eq("holder", change), Filters.eq(OURS, change)))
                        .first()
                != null;
    }

    /// The change was decided: the time is the keepers'.
    public void keep(String change) {
        claims.collection()
                .updateMany(
                        Filters.eq(OURS, change),
                        List.of(
                                new Document(
                                        "$set",
                                        new Document("owner", "$next.owner")
                                                .append("holder", "$next.keeper")
                                                .append("round", Claims.KEPT)),
                                new Document("$unset", Claims.NEXT)));
        claims.collection().updateMany(Filters.eq("holder", change), TO_KEEPER);
    }

    /// The change was not decided.
    public void giveBack(String change) {
        claims.collection().updateMany(Filters.eq(OURS, change), Updates.unset(Claims.NEXT));
        claims.collection().deleteMany(Filters.eq("holder", change));
    }

    /// All quarter-hours of these sessions, as of now.
    public List<String> timeOf(Collection<String> sessions) {
        var ids = new ArrayList<String>();
        claims.collection().find(Filters.in("owner", sessions)).forEach(it -> ids.add(it.getString("_id")));
        return List.copyOf(ids);
    }

    /// The sessions give back these quarter-hours, as far as they have them still.
    public void leave(Collection<String> sessions, Collection<String> ids) {
        claims.remove(Filters.and(Filters.in("owner", sessions), Filters.in("_id", ids)));
    }

    private Map<String, Document> standing(List<Wanted> wanted) {
        var found = new HashMap<String, Document>();
        claims.collection()
                .find(Filters.in("_id", wanted.stream().map(Wanted::id).toList()))
                .forEach(it -> found.put(it.getString("_id"), it));
        return found;
    }
}
