package care.continuum.privacy;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// The keys of a service, one for each client and a few of its own, each kept under the master key. A destroyed key
/// leaves a stone behind, so that nobody makes another.
final class KeyRing {

    private static final String KEY = "key";
    private static final String MASTER = "master";
    private static final String ASKED = "asked";
    private static final String DESTROYED = "destroyedAt";
    private static final int BYTES = 32;
    private static final int MOST_REMEMBERED = 20_000;
    private static final long REMEMBERED_NANOS = 30_000_000_000L;

    private final Supplier<MongoCollection<Document>> collection;
    private final MasterKeys masters;
    private final Clock clock;
    private final ConcurrentHashMap<String, Remembered> memory = new ConcurrentHashMap<>();

    /// @param key     null when it is destroyed
    /// @param durable whether a database that is killed cannot take it back
    private record Remembered(@Nullable SecretKey key, boolean durable, long nanos) {

        boolean isFresh() {
            return System.nanoTime() - nanos < REMEMBERED_NANOS;
        }
    }

    KeyRing(Supplier<MongoCollection<Document>> collection, MasterKeys masters, Clock clock) {
        this.collection = collection;
        this.masters = masters;
        this.clock = clock;
    }

    /// The key that stands, if one does. Good for opening: nothing may be sealed on the strength of a read alone.
    Optional<SecretKey> find(String owner) {
        var known = memory.get(owner);
        return known != null && known.isFresh() ? Optional.ofNullable(known.key) : look(owner);
    }

    /// The same, whatever is remembered.
    Optional<SecretKey> look(String owner) {
        var stored = collection.get().find(eq(owner)).first();
        return stored == null ? Optional.empty() : remember(owner, stored, false);
    }

    /// The key, made where there was none, and durable; empty when it is destroyed.
    Optional<SecretKey> orMake(String owner) {
        var known = memory.get(owner);
        if (known != null && known.durable && known.isFresh()) {
            return Optional.ofNullable(known.key);
        }
        var closed = Cipher.close(masters.current().key(), Cipher.random(BYTES), owner);
        // The count makes it a write each time: what it waits for makes everything before it durable.
        var made = combine(
                setOnInsert(KEY, new Binary(closed)),
                setOnInsert(MASTER, masters.current().id()),
                inc(ASKED, 1L));
        var stored = collection
                .get()
                .findOneAndUpdate(
                        eq(owner),
                        made,
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return stored == null ? Optional.empty() : remember(owner, stored, true);
    }

    /// What was sealed with it is gone for ever. Repeating it does no harm.
    void destroy(String owner) {
        collection
                .get()
                .updateOne(
                        eq(owner),
                        combine(unset(KEY), unset(MASTER), min(DESTROYED, Date.from(clock.instant()))),
                        new UpdateOptions().upsert(true));
        memory.put(owner, new Remembered(null, true, System.nanoTime()));
    }

    /// Moves under the current master key what is still kept under the one before it, and tells how many keys that
    /// were.
    int moveAll() {
        var old = masters.old();
        if (old == null) {
            return 0;
        }
        var left = collection.get().find(eq(MASTER, old.id())).into(new ArrayList<>());
        left.forEach(it -> key(it.getString("_id"), it));
        return left.size();
    }

    /// Whether it was, here or in another process.
    boolean isDestroyed(String owner) {
        var known = memory.get(owner);
        if (known != null && known.key == null) {
            return true;
        }
        return collection.get().find(and(eq(owner), exists(DESTROYED))).first() != null;
    }

    private Optional<SecretKey> remember(String owner, Document stored, boolean durable) {
        var key = key(owner, stored);
        if (memory.size() >= MOST_REMEMBERED) {
            memory.clear();
        }
        memory.put(owner, new Remembered(key, durable, System.nanoTime()));
        return Optional.ofNullable(key);
    }

    private @Nullable SecretKey key(String owner, Document stored) {
        var closed = stored.get(KEY, Binary.class);
        if (closed == null) {
            return null;
        }
        var id = stored.getString(MASTER);
        var old = masters.old();
        if (masters.current().id().equals(id)) {
            return new SecretKeySpec(Cipher.open(masters.current().key(), closed.getData(), owner), "AES");
        }
        if (old == null || !old.id().equals(id)) {
            throw new IllegalStateException(
                    "a key is kept under a master key that is not set: continuum.privacy.old-master-key is missing");
        }
        var open = Cipher.open(old.key(), closed.getData(), owner);
        collection
                .get()
                .updateOne(
                        and(eq(owner), eq(MASTER, id), exists(KEY)),
                        combine(
                                set(
                                        KEY,
                                        new Binary(
                                                Cipher.close(masters.current().key(), open, owner))),
                                set(MASTER, masters.current().id())));
        return new SecretKeySpec(open, "AES");
    }
}
