package care.continuum.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The documents of one kind of aggregate: the few atomic operations that everything here is built from.
interface Documents extends AutoCloseable {

    /// The collection's name.
    String name();

    @Nullable
    Document find(String id);

    /// The revisions of those that exist, by id.
    Map<String, Object> revisions(Collection<String> ids);

    /// Puts a document in the place of the one with this revision, or of none. True when that is durable, false when
    /// another write came first.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when another unique index than `_id` says no
    boolean write(Object expectedRevision, Document after);

    /// Takes acknowledged events out of outboxes, by id up to a sequence. Without a journal wait, and leaving the
    /// revision alone: a save beside it may bring them back, which costs a duplicate and nothing else.
    void pull(Map<String, Long> upTo);

    /// Forgets work that is done. Leaves the revision alone: a save beside it may bring the work back, and it is done
    /// once more.
    void done(String id, Todo todo);

    /// Up to `limit` documents with this mark whose ids are greater than `after` and less than `before`, by id.
    List<Document> marked(String mark, String after, @Nullable String before, int limit);

    /// Up to `limit` ids of documents with a deadline at or before this time.
    List<String> due(Instant now, int limit);

    /// Makes the indexes of the other operations, where they are missing.
    void ensureIndexes();

    @Override
    void close();
}
