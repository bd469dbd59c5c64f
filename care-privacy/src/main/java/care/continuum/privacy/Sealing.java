package care.continuum.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// Seals and opens the components of a document that are [Sealed].
final class Sealing {

    private static final DocumentCodec CODEC = new DocumentCodec();
    private static final String VALUE = "v";

    /// No JSON begins with it.
    private static final String CLOSED = "~";

    private final Supplier<Vault> vault;

    Sealing(Supplier<Vault> vault) {
        this.vault = vault;
    }

    void close(Class<?> type, @Nullable String client, Document document) {
        Shape.of(type).walk(document, (parent, component) -> {
            var open = bytes(parent.get(component.getName()));
            var closed = vault.get().seal(owner(component, client), component.getName(), open);
            parent.put(component.getName(), closed.orElseGet(() -> new Binary(new byte[0])));
        });
    }

    /// What was written before it was sealed is left as it is.
    void open(Class<?> type, @Nullable String client, Document document) {
        Shape.of(type).walk(document, (parent, component) -> {
            if (parent.get(component.getName()) instanceof Binary closed) {
                var open = vault.get().open(owner(component, client), component.getName(), closed);
                var value = open.isPresent() ? value(open.get()) : blank(component);
                if (value == null) {
                    parent.remove(component.getName());
                } else {
                    parent.put(component.getName(), value);
                }
            }
        });
    }

    void mustStillKnow(String client) {
        vault.get().mustStillKnow(client);
    }

    List<String> blind(Collection<String> terms) {
        return vault.get().blindAll(terms);
    }

    String closeText(@Nullable String client, String place, String text) {
        var closed = vault.get().seal(owner(client), place, text.getBytes(UTF_8));
        return CLOSED
                + closed.map(it -> Base64.getEncoder().encodeToString(it.getData()))
                        .orElse("");
    }

    /// Null where the client's key is destroyed. What was kept before it was closed is given as it is.
    @Nullable
    String openText(@Nullable String client, String place, String text) {
        if (!text.startsWith(CLOSED)) {
            return text;
        }
        var closed = new Binary(Base64.getDecoder().decode(text.substring(CLOSED.length())));
        var open = vault.get().open(owner(client), place, closed);
        return open.isPresent() ? new String(open.get(), UTF_8) : null;
    }

    private static String owner(@Nullable String client) {
        return client == null ? Vault.COMMONS : client;
    }

    private static String owner(RecordComponent component, @Nullable String client) {
        if (how(component).kept()) {
            return Vault.RECORDS;
        }
        return owner(client);
    }

    private static @Nullable Object blank(RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        return Collection.class.isAssignableFrom(component.getType())
                ? List.of()
                : how(component).blank();
    }

    private static Sealed how(RecordComponent component) {
        return Objects.requireNonNull(component.getAnnotation(Sealed.class));
    }

    private static byte[] bytes(@Nullable Object value) {
        var buffer = new BasicOutputBuffer();
        try (var writer = new BsonBinaryWriter(buffer)) {
            CODEC.encode(
                    writer, new Document(VALUE, value), EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }

    private static @Nullable Object value(byte[] bytes) {
        try (var reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
            return CODEC.decode(reader, DecoderContext.builder().build()).get(VALUE);
        }
    }
}
