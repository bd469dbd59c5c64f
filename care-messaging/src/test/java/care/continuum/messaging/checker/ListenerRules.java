package care.continuum.messaging.checker;

import care.continuum.messaging.checker.Fact.Bugged;
import care.continuum.messaging.checker.Fact.Heard;
import care.continuum.messaging.checker.Fact.Listener;
import care.continuum.messaging.checker.Fact.Marked;
import care.continuum.messaging.checker.Fact.Parked;
import care.continuum.messaging.checker.Fact.Poison;
import care.continuum.messaging.checker.Fact.Told;
import care.continuum.messaging.checker.Fact.WasParked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Every listener is at the end, has let each event take effect once and in order, and has parked all that was
/// poisoned and what stands behind it, nothing else.
final class ListenerRules {

    private final History history;
    private final List<Violation> found = new ArrayList<>();

    ListenerRules(History history) {
        this.history = history;
    }

    List<Violation> check() {
        history.all(Parked.class).forEach(this::parked);
        history.all(Poison.class).forEach(this::kept);
        history.all(WasParked.class).forEach(this::parkedOnce);
        for (var listener : history.all(Listener.class)) {
            if (listener.behind() > 0) {
                add(
                        Invariant.HEALED,
                        "%s has not taken in %d records of %s"
                                .formatted(listener.name(), listener.behind(), listener.topic()));
            }
            heard(listener);
            marked(listener);
        }
        return found;
    }

    private void parked(Parked queue) {
        var poisoned = history.all(Poison.class).stream()
                .filter(it -> it.listener().equals(queue.listener())
                        && it.topic().equals(queue.topic())
                        && it.client().equals(queue.client()))
                .map(Poison::eventId)
                .toList();
        var place = "the queue of %s for %s and %s".formatted(queue.client(), queue.listener(), queue.topic());
        if (!queue.eventIds().isEmpty() && !poisoned.contains(queue.eventIds().getFirst())) {
            add(
                    Invariant.HEALED,
                    "%s begins with event %s, which nobody poisoned"
                            .formatted(place, queue.eventIds().getFirst()));
        }
        if (new HashSet<>(queue.eventIds()).size() < queue.eventIds().size()) {
            add(Invariant.HEALED, place + " holds an event twice");
        }
    }

    /// What nobody can process and nobody has kept is lost.
    private void kept(Poison poison) {
        var waits = history.all(Parked.class).stream()
                .filter(it -> it.listener().equals(poison.listener())
                        && it.topic().equals(poison.topic())
                        && it.client().equals(poison.client()))
                .anyMatch(it -> it.eventIds().contains(poison.eventId()));
        if (!waits) {
            add(
                    Invariant.HEALED,
                    "event %s of %s was poisoned in %s, and %s has not parked it"
                            .formatted(poison.eventId(), poison.client(), poison.topic(), poison.listener()));
        }
    }

    /// What passes by itself is no reason to park: nobody redrives it.
    private void parkedOnce(WasParked parked) {
        var poisoned = history.all(Poison.class).stream()
                .anyMatch(it ->
                        it.listener().equals(parked.listener()) && it.client().equals(parked.client()));
        if (!poisoned && !history.all(Bugged.class).contains(new Bugged(parked.listener(), parked.client()))) {
            add(
                    Invariant.HEALED,
                    "%s has parked events of %s, which nobody poisoned".formatted(parked.listener(), parked.client()));
        }
    }

    private void heard(Listener listener) {
        var waiting = waiting(listener);
        var told = new LinkedHashMap<String, Map<Long, Told>>();
        for (var one : history.all(Told.class)) {
            if (one.topic().equals(listener.topic())) {
                told.computeIfAbsent(one.source() + ' ' + one.aggregate(), _ -> new TreeMap<>())
                        .putIfAbsent(one.sequence(), one);
            }
        }
        for (var heard : history.all(Heard.class)) {
            if (heard.listener().equals(listener.name()) && heard.topic().equals(listener.topic())) {
                var events = told.remove(heard.source() + ' ' + heard.aggregate());
                judge(listener, heard, events == null ? List.of() : List.copyOf(events.values()), waiting);
            }
        }
        told.forEach((name, events) -> unheard(
                listener,
                name,
                events.values().stream()
                        .filter(it -> acts(listener, it) && !waiting.contains(it.eventId()))
                        .toList()));
    }

    private void marked(Listener listener) {
        var waiting = waiting(listener);
        for (var it : history.all(Marked.class)) {
            var missed = it.seen() < it.sequence() && !waiting.contains(it.eventId()) && listener.behind() == 0;
            if (missed && it.listener().equals(listener.name()) && it.topic().equals(listener.topic())) {
                add(
                        Invariant.HEARD_ONCE,
                        "%s of %s has not heard event %d of %s"
                                .formatted(it.target(), listener.name(), it.sequence(), it.source()));
            }
        }
    }

    /// The events that are parked at the listener.
    private Set<String> waiting(Listener listener) {
        var waiting = new HashSet<String>();
        history.all(Parked.class).stream()
                .filter(it ->
                        it.listener().equals(listener.name()) && it.topic().equals(listener.topic()))
                .forEach(it -> waiting.addAll(it.eventIds()));
        return waiting;
    }

    private static boolean acts(Listener listener, Told event) {
        return listener.types() == null || listener.types().contains(event.type());
    }

    private void judge(Listener listener, Heard heard, List<Told> told, Set<String> waiting) {
        var name = heard.source() + ' ' + heard.aggregate();
        var last =
                told.stream().map(Told::sequence).max(Comparator.naturalOrder()).orElse(0L);
        if (heard.seen() > last) {
            add(
                    Invariant.HEARD_ONCE,
                    "%s has seen event %d of %s, which told %d".formatted(listener.name(), heard.seen(), name, last));
        }
        var due = told.stream()
                .filter(it -> acts(listener, it) && !waiting.contains(it.eventId()))
                .toList();
        if (heard.effects() == null) {
            unheard(
                    listener,
                    name,
                    due.stream().filter(it -> it.sequence() > heard.seen()).toList());
        } else if (!due.stream().map(Told::content).toList().equals(heard.effects())) {
            add(
                    Invariant.HEARD_ONCE,
                    "%s let %s take effect of %s where %s was due"
                            .formatted(
                                    listener.name(),
                                    heard.effects(),
                                    name,
                                    due.stream().map(Told::content).toList()));
        }
    }

    private void unheard(Listener listener, String name, List<Told> due) {
        if (listener.behind() == 0 && !due.isEmpty()) {
            add(
                    Invariant.HEARD_ONCE,
                    "%s has not heard event %d of %s"
                            .formatted(listener.name(), due.getFirst().sequence(), name));
        }
    }

    private void add(Invariant invariant, String what) {
        found.add(new Violation(invariant, what));
    }
}
