package care.continuum.messaging;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The news of one topic: which events there are, what they are called on the wire, whom they are about.
///
/// @param topic    the topic, without any prefix
/// @param source   the CloudEvents source of the service that publishes it, such as `/continuum/intake`
/// @param types    CloudEvents type by class
/// @param classes  class by CloudEvents type
/// @param clientOf the record's key
public record EventContract<E>(
        String topic,
        String source,
        Map<Class<? extends E>, String> types,
        Map<String, Class<? extends E>> classes,
        Function<E, String> clientOf) {

    /// The mapper of all events: ISO-8601, unknown fields passed over, absent where null.
    public static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(given -> given.withValueInclusion(Include.NON_NULL))
            .build();

    /// A contract of all records nested in one sealed interface: `<prefix>.<RecordName>.v1`, and
    /// `<prefix>.<RecordName>.v2` for a record whose name ends with `V2`.
    @SuppressWarnings("unchecked")
    public static <E> EventContract<E> sealed(
            Class<E> events, String topic, String source, String prefix, Function<E, String> clientOf) {
        var types = new HashMap<Class<? extends E>, String>();
        var classes = new HashMap<String, Class<? extends E>>();
        for (var permitted : events.getPermittedSubclasses()) {
            var type = (Class<? extends E>) permitted;
            var parts = type.getSimpleName().split("(?=V\\d+$)", -1);
            var name = "%s.%s.%s".formatted(prefix, parts[0], parts.length > 1 ? parts[1].toLowerCase(ROOT) : "v1");
            types.put(type, name);
            classes.put(name, type);
        }
        return new EventContract<>(topic, source, Map.copyOf(types), Map.copyOf(classes), clientOf);
    }

    public String typeOf(Object event) {
        var type = types.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(event.getClass() + " is not of topic " + topic);
        }
        return type;
    }

    public Optional<Class<? extends E>> classOf(String type) {
        return Optional.ofNullable(classes.get(type));
    }

    byte[] write(Object event) {
        return JSON.writeValueAsBytes(event);
    }

    /// @throws Unreadable when the bytes are not such an event, or lack what it always has
    E read(Class<? extends E> type, byte[] value) {
        try {
            var event = JSON.readValue(value, type);
            for (var component : type.getRecordComponents()) {
                if (event == null || (component.getAccessor().invoke(event) == null && !mayBeMissing(component))) {
                    throw new Unreadable("%s lacks %s".formatted(type.getSimpleName(), component.getName()), null);
                }
            }
            return event;
        } catch (JacksonException e) {
            throw new Unreadable(
                    "not a %s: %s".formatted(type.getSimpleName(), (Misread.place(e) + ' ' + Misread.fault(e)).strip()),
                    e);
        } catch (ReflectiveOperationException e) {
            throw new Unreadable("not a " + type.getSimpleName(), e);
        }
    }

    static boolean mayBeMissing(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /// The content of a record cannot be understood; nothing but a person can help.
    public static final class Unreadable extends RuntimeException {
        Unreadable(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }
}
