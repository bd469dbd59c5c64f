package care.continuum.outcomes.terms;

import static java.util.Locale.ROOT;

import care.continuum.events.AftercareEvent;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.CareEvent;
import care.continuum.events.IntakeEvent;
import care.continuum.events.SchedulingEvent;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads events by their CloudEvents type; types that are not known (yet) are passed over.
public final class Hearsay {

    /// The four topics that all figures come from.
    public static final List<String> TOPICS =
            List.of(IntakeEvent.TOPIC, SchedulingEvent.TOPIC, AttendanceEvent.TOPIC, AftercareEvent.TOPIC);

    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Class<? extends CareEvent>> types = new HashMap<>();

    public Hearsay() {
        add("intake", IntakeEvent.class);
        add("scheduling", SchedulingEvent.class);
        add("attendance", AttendanceEvent.class);
        add("aftercare", AftercareEvent.class);
    }

    /// The event; empty where the type is not known.
    ///
    /// @throws Unreadable when it is not such an event, or lacks what it always has
    public Optional<CareEvent> read(String type, byte[] value) {
        var event = types.get(type);
        return event == null ? Optional.empty() : Optional.of(complete(event, value));
    }

    private CareEvent complete(Class<? extends CareEvent> type, byte[] value) {
        try {
            var event = json.readValue(value, type);
            for (var component : type.getRecordComponents()) {
                if (event == null || (component.getAccessor().invoke(event) == null && !mayBeMissing(component))) {
                    throw new Unreadable("%s lacks %s".formatted(type.getSimpleName(), component.getName()), null);
                }
            }
            return event;
        } catch (JacksonException | ReflectiveOperationException e) {
            throw new Unreadable("not a " + type.getSimpleName(), e);
        }
    }

    private static boolean mayBeMissing(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /// The CloudEvents type of an event.
    public String typeOf(CareEvent event) {
        return types.entrySet().stream()
                .filter(entry -> entry.getValue() == event.getClass())
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /// A record named `...V2` is the second version.
    private void add(String service, Class<? extends CareEvent> events) {
        for (var type : events.getPermittedSubclasses()) {
            var parts = type.getSimpleName().split("(?=V\\d+$)", -1);
            var version = parts.length > 1 ? parts[1].toLowerCase(ROOT) : "v1";
            types.put(
                    "care.continuum.%s.%s.%s".formatted(service, parts[0], version), type.asSubclass(CareEvent.class));
        }
    }

    /// What stands in a topic cannot be understood.
    public static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }
}
