package care.continuum.outcomes.terms;

import care.continuum.events.AftercareEvent;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.CareEvent;
import care.continuum.events.IntakeEvent;
import care.continuum.events.SchedulingEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    public Optional<CareEvent> read(String type, byte[] value) {
        return Optional.ofNullable(types.get(type)).map(event -> json.readValue(value, event));
    }

    /// The CloudEvents type of an event.
    public String typeOf(CareEvent event) {
        return types.entrySet().stream()
                .filter(entry -> entry.getValue() == event.getClass())
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private void add(String service, Class<? extends CareEvent> events) {
        for (var type : events.getPermittedSubclasses()) {
            types.put(
                    "care.continuum.%s.%s.v1".formatted(service, type.getSimpleName()),
                    type.asSubclass(CareEvent.class));
        }
    }
}
