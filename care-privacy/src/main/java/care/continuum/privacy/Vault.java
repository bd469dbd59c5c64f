package care.continuum.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.messaging.RuleBroken;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.types.Binary;

/// Seals texts of a client or of the service, finds sealed values again by a keyed hash, and makes what was sealed for
/// a
/// client unreadable for ever.
public final class Vault {

    /// The owner of texts that stay when a client is erased: the reasons in the audit log, the ledger of disclosures.
    public static final String RECORDS = "records";

    /// The owner of texts in registers, which many clients share.
    static final String COMMONS = "commons";

    private static final String INDEX = "blind-index";
    private static final int BLIND_CHARACTERS = 32;

    private final KeyRing keys;

    Vault(KeyRing keys) {
        this.keys = keys;
    }

    /// Empty when the owner's key is destroyed.
    ///
    /// @param owner a client, or [#RECORDS]
    /// @param place what the text is; it cannot be opened as something else
    public Optional<Binary> seal(String owner, String place, byte[] open) {
        return keys.orMake(owner).map(key -> new Binary(Cipher.close(key, open, owner + '/' + place)));
    }

    /// Empty when the owner's key is destroyed.
    ///
    /// @throws RuntimeException when it was sealed for another owner or place, or changed since
    public Optional<byte[]> open(String owner, String place, Binary sealed) {
        if (sealed.length() == 0) {
            return Optional.empty();
        }
        var whole = owner + '/' + place;
        try {
            return keys.find(owner).map(key -> Cipher.open(key, sealed.getData(), whole));
        } catch (Cipher.Broken remembered) {
            return keys.look(owner).map(key -> Cipher.open(key, sealed.getData(), whole));
        }
    }

    /// Of a text that is kept whatever happens to clients.
    Binary sealRecord(String place, String text) {
        return seal(RECORDS, place, text.getBytes(UTF_8)).orElseThrow();
    }

    String openRecord(String place, Binary sealed) {
        return open(RECORDS, place, sealed)
                .map(bytes -> new String(bytes, UTF_8))
                .orElse("");
    }

    /// Equal for equal texts, and tells nothing else about them.
    public String blind(String text) {
        return MasterKeys.mac(keys.orMake(INDEX).orElseThrow(), text).substring(0, BLIND_CHARACTERS);
    }

    public List<String> blindAll(Collection<String> texts) {
        return texts.stream().distinct().map(this::blind).toList();
    }

    /// The master key before the current one is needed no more when this returns.
    int moveKeys() {
        return keys.moveAll();
    }

    /// Whether the client was erased, and this service has heard of it.
    public boolean hasForgotten(Object client) {
        return keys.isDestroyed(client.toString());
    }

    /// @throws RuleBroken `client-erased`
    public void mustStillKnow(Object client) {
        if (hasForgotten(client)) {
            throw new RuleBroken("client-erased", "The client was erased");
        }
    }

    /// What is sealed for this client is gone for ever. Repeating it does no harm.
    public void destroy(String client) {
        keys.destroy(client);
    }
}
