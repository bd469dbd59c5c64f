package care.continuum.messaging;

import care.continuum.messaging.NotThisEvent.Fault;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Looks for everything that is wrong with a payload that a person wrote. Stricter than reading: a field that the
/// event does not have is a slip of the pen.
final class Proofreading {

    private Proofreading() {}

    static <E> List<Fault> faults(EventContract<E> contract, String type, String client, JsonNode payload) {
        var event = contract.classOf(type);
        if (event.isEmpty()) {
            return List.of(new Fault("", type + " is not known here"));
        }
        if (!payload.isObject()) {
            return List.of(new Fault("", "must be an object"));
        }
        var faults = new ArrayList<Fault>();
        var components = event.get().getRecordComponents();
        var known = Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
        payload.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(new Fault(name, "is not known")));
        for (var component : components) {
            check(component, payload.get(component.getName()), faults);
        }
        if (faults.isEmpty()) {
            checkWhole(contract, event.get(), client, payload, faults);
        }
        return faults;
    }

    private static void check(RecordComponent component, @Nullable JsonNode given, List<Fault> faults) {
        var name = component.getName();
        if (given == null || given.isNull()) {
            if (!EventContract.mayBeMissing(component)) {
                faults.add(new Fault(name, "is missing"));
            }
            return;
        }
        try {
            var type = EventContract.JSON.constructType(component.getGenericType());
            EventContract.JSON.treeToValue(given, type);
        } catch (JacksonException wrong) {
            var inside = Misread.place(wrong);
            var place = inside.isEmpty() || inside.startsWith("[") ? name + inside : name + '.' + inside;
            faults.add(new Fault(place, Misread.fault(wrong)));
        }
    }

    private static <E> void checkWhole(
            EventContract<E> contract, Class<? extends E> type, String client, JsonNode payload, List<Fault> faults) {
        try {
            var event = contract.read(type, EventContract.JSON.writeValueAsBytes(payload));
            if (!contract.clientOf().apply(event).equals(client)) {
                faults.add(new Fault("", "is about another client"));
            }
        } catch (EventContract.Unreadable wrong) {
            faults.add(new Fault("", String.valueOf(wrong.getMessage())));
        }
    }
}
