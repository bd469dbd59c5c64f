package care.continuum.local.demo;

import care.continuum.local.clinic.Known;
import care.continuum.local.stack.CannotRun;
import care.continuum.local.topics.TopicReader;
import care.continuum.local.topics.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Listens to the four topics as anyone's own consumer would, and tells what happens to those who are in a story.
final class Listener implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Teller teller;
    private final Thread thread;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, List<TopicRecord>> byClient = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private volatile boolean closed;

    Listener(String bootstrap, Teller teller) {
        this.teller = teller;
        var reader = new TopicReader(bootstrap);
        reader.toEnd();
        this.thread = Thread.ofPlatform().daemon().name("listener").start(() -> listen(reader));
    }

    /// From now on the client's events are told; those heard already are told now.
    synchronized void tell(Known client) {
        if (told.add(client.clientId())) {
            byClient.getOrDefault(client.clientId(), List.of()).forEach(teller::heard);
        }
    }

    /// Waits for the first event of that name about the client.
    TopicRecord await(Known client, String name) {
        return await(client, name, 1);
    }

    /// Waits for the n-th event of that name about the client.
    TopicRecord await(Known client, String name, int n) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        var found = heard(client, name);
        while (found.size() < n) {
            if (System.nanoTime() > deadline) {
                throw new CannotRun("waited %d s in vain for %s of client %s; the logs may say why."
                        .formatted(LIMIT.toSeconds(), name, client.clientId()));
            }
            LockSupport.parkNanos(1_000_000);
            found = heard(client, name);
        }
        return found.get(n - 1);
    }

    private synchronized List<TopicRecord> heard(Known client, String name) {
        return byClient.getOrDefault(client.clientId(), List.of()).stream()
                .filter(event -> event.name().equals(name))
                .toList();
    }

    private void listen(TopicReader reader) {
        try (reader) {
            while (!closed) {
                reader.next(POLL, this::take);
            }
        }
    }

    private synchronized void take(TopicRecord event) {
        if (ids.add(event.header("ce_id"))) {
            byClient.computeIfAbsent(event.key(), any -> new ArrayList<>()).add(event);
            if (told.contains(event.key())) {
                teller.heard(event);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
