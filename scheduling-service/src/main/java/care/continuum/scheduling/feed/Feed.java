package care.continuum.scheduling.feed;

import care.continuum.messaging.Aggregate;
import care.continuum.messaging.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/// The calendar feed of a client or a clinician: at most one address at a time. The secret in it is not kept.
///
/// @param id         whose it is: `client/` or `clinician/` and the id
/// @param generation counts the addresses so far
/// @param hash       of the secret; missing where the last address was revoked
@Document("feeds")
record Feed(
        @Id String id,
        int generation,
        @Indexed(sparse = true) @Nullable String hash) implements Aggregate<Feed> {

    static Feed of(String owner) {
        return new Feed(owner, 0, null);
    }

    @Override
    public @Nullable String client() {
        return null;
    }

    /// A new address; the one before is void.
    Change<Feed> renewed(Secrets secrets) {
        return Change.to(new Feed(id, generation + 1, Secrets.hash(secrets.of(id, generation + 1))));
    }

    Change<Feed> revoked() {
        return hash == null ? Change.none(this) : Change.to(new Feed(id, generation, null));
    }
}
