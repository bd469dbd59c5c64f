package care.continuum.suite;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

import care.continuum.events.CareEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The picture of who tells what and who hears it.
///
/// @param listeners by topic
record EventMap(Map<String, List<String>> listeners) {

    EventMap {
        listeners = new TreeMap<>(listeners);
    }

    /// The topics of the contract.
    static List<String> topics() {
        return families().stream().map(EventMap::topic).toList();
    }

    static String topic(Class<?> family) {
        return service(family) + ".events";
    }

    /// In the order of a client's way.
    static List<Class<?>> families() {
        return List.of(CareEvent.class.getPermittedSubclasses());
    }

    String page() {
        return """
            # Who tells what, and who hears it

            Written by `EventMapTest` from the records of [care-events](../care-events/README.md) and from what each service says that it hears
            (`continuum.messaging.hears`); the build fails when this page is stale. Anew: `mvn -pl suite-tests -am test -Dtest=EventMapTest
            -Dsurefire.failIfNoSpecifiedTests=false -Dcontract.write=true`.

            ```mermaid
            flowchart LR
            %s
            ```

            | topic | told by | heard by | events |
            |---|---|---|---|
            %s
            """.formatted(
                        families().stream().map(this::arrows).collect(joining("\n")),
                        families().stream().map(this::row).collect(joining("\n")));
    }

    private String arrows(Class<?> family) {
        var service = service(family);
        var topic = "    %s --> %sTopic[/%s/]".formatted(service, service, topic(family));
        return heard(family).isEmpty()
                ? topic
                : "%s\n    %sTopic --> %s".formatted(topic, service, String.join(" & ", heard(family)));
    }

    private String row(Class<?> family) {
        var events = Arrays.stream(family.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .sorted()
                .collect(joining(", "));
        return "| `%s` | %s | %s | %s |"
                .formatted(topic(family), service(family), String.join(", ", heard(family)), events);
    }

    private List<String> heard(Class<?> family) {
        return listeners.getOrDefault(topic(family), List.of());
    }

    private static String service(Class<?> family) {
        return family.getSimpleName().replace("Event", "").toLowerCase(ROOT);
    }
}
