package care.continuum.messaging;

import org.jspecify.annotations.Nullable;

/// A converter of documents that also closes the answers which are kept for repeated commands: they say of a client
/// what the fields say.
public interface Discreet {

    /// @param client null in a register
    String close(@Nullable String client, String answer);

    /// Null where it cannot be opened any more, because the client was erased.
    @Nullable
    String open(@Nullable String client, String answer);
}
