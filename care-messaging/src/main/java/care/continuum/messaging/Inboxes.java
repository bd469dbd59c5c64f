package care.continuum.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The inboxes of a service by topic: one for each [Feed], and one for each topic that it says it hears.
final class Inboxes {

    private final Map<String, Inbox<?>> byTopic;

    Inboxes(List<Feed<?>> feeds, List<String> hears, Function<Feed<?>, Inbox<?>> make) {
        this.byTopic = feeds.stream()
                .collect(Collectors.toUnmodifiableMap(feed -> feed.hears().topic(), make));
        if (!byTopic.keySet().equals(java.util.Set.copyOf(hears))) {
            throw new IllegalStateException(
                    "continuum.messaging.hears says %s, but there are feeds for %s".formatted(hears, byTopic.keySet()));
        }
    }

    Inbox<?> of(String topic) {
        var inbox = byTopic.get(topic);
        if (inbox == null) {
            throw new IllegalStateException("no feed hears " + topic);
        }
        return inbox;
    }

    Optional<Inbox<?>> find(String topic) {
        return Optional.ofNullable(byTopic.get(topic));
    }
}
