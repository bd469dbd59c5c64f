package care.continuum.messaging;

import org.jspecify.annotations.Nullable;

/// A converter of documents that also closes the answers which are kept for repeated commands, since they say of a
/// client what the fields say; and that knows who was erased.
public interface Discreet {

    /// @param client null in a register
    String close(@Nullable String client, String answer);

    /// Asked before a command is decided and whenever it is: nothing is done any more for a client who was erased.
    ///
    /// @param client null in a register
    /// @throws RuleBroken `client-erased`
    void mustStillBeKnown(@Nullable String client);

    /// Null where it cannot be opened any more, because the client was erased.
    @Nullable
    String open(@Nullable String client, String answer);
}
