package care.continuum.messaging;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/// A converter of documents that also closes what is kept for repeated commands, their answers and the
/// hashes of their bodies, since they say of a client what the fields say; and that knows who was erased.
public interface Discreet {

    /// Closes nothing, and knows of nobody who was erased.
    Discreet OPEN = new Discreet() {
        @Override
        public String close(@Nullable String client, String text) {
            return text;
        }

        @Override
        public void mustStillBeKnown(@Nullable String client) {}

        @Override
        public String open(@Nullable String client, String text) {
            return text;
        }
    };

    /// The converter itself where it is discreet.
    static Discreet of(MongoConverter converter) {
        return converter instanceof Discreet discreet ? discreet : OPEN;
    }

    /// @param client null in a register
    String close(@Nullable String client, String text);

    /// Asked before a command is decided and whenever it is: nothing is done any more for a client who was erased.
    ///
    /// @param client null in a register
    /// @throws RuleBroken `client-erased`
    void mustStillBeKnown(@Nullable String client);

    /// Null where it cannot be opened any more, because the client was erased.
    @Nullable
    String open(@Nullable String client, String text);
}
