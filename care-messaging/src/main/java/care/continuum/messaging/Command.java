package care.continuum.messaging;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The identity of one wish from outside, so that it is decided once however often it arrives.
///
/// @param id          the scope (principal, method, path) and the caller's `Idempotency-Key`, or a random id
/// @param fingerprint a hash of the body: the same id with another one is refused ([KeyReused]); kept
///                    closed ([Discreet]), since a body with little in it can be guessed from its hash
/// @param keyed       whether the caller gave the key; only then is the answer kept for later
/// @param actor       who asks, for the record
public record Command(String id, String fingerprint, boolean keyed, String actor) {

    /// A command that nobody will repeat.
    public static Command once(String actor) {
        return new Command(UUID.randomUUID().toString(), "", false, actor);
    }

    /// The id of something this command makes: the same command makes the same thing.
    public UUID derive(String what) {
        return UUID.nameUUIDFromBytes((id + '\n' + what).getBytes(StandardCharsets.UTF_8));
    }
}
