package care.continuum.privacy;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
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

    private static String owner(RecordComponent component, @Nullable String client) {
        if (component.getAnnotation(Sealed.class).kept()) {
            return Vault.RECORDS;
        }
        return client == null ? Vault.COMMONS : client;
    }

    private static @Nullable Object blank(RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        return Collection.class.isAssignableFrom(component.getType())
                ? List.of()
                : component.getAnnotation(Sealed.class).blank();
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
