package care.continuum.suite.faults;

import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Part;
import care.continuum.suite.faults.Blow.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// The blows of a run in their order, drawn from its seed. Each kind comes before any comes too often, and every step
/// of every service before one comes again.
final class Schedule {

    /// The steps of reliable events at which a service can die; the names are those of the fail points.
    static final List<String> STEPS = List.of(
            "BEFORE_WRITE",
            "AFTER_WRITE",
            "AFTER_SEND",
            "AFTER_ACKNOWLEDGEMENT",
            "BEFORE_PULL",
            "AFTER_PULL",
            "AFTER_EFFECT",
            "BEFORE_COMMIT");

    private static final int OTHERS_BETWEEN = 2;

    private final Random random;
    private final EngineSet engines;
    private final Set<Kind> allowed;
    private final List<Kind> kinds = new ArrayList<>();
    private final List<Death> deaths = new ArrayList<>();
    private final Deque<Again> again = new ArrayDeque<>();
    private int drawn;

    /// A blow that had no effect, and when it comes again.
    private record Again(Blow blow, int at) {}

    Schedule(long seed, EngineSet engines, Set<Kind> allowed) {
        this.random = new Random(seed);
        this.allowed = allowed;
        this.engines = engines;
    }

    /// Whether even a run of a minute is to park somebody's events, and to redrive them.
    static boolean redrives(EngineSet engines, Set<Kind> allowed) {
        return engines != EngineSet.STANDALONE && allowed.contains(Kind.BUG);
    }

    /// Brings a blow again after some others.
    void again(Blow blow) {
        again.add(new Again(blow, drawn + OTHERS_BETWEEN));
    }

    Blow next() {
        var missed = again.peek();
        if (missed != null && missed.at <= drawn) {
            return again.remove().blow;
        }
        drawn++;
        if (kinds.isEmpty()) {
            refill();
        }
        var kind = kinds.removeLast();
        var part = Part.SERVICES.get(random.nextInt(Part.SERVICES.size()));
        var amount = random.nextInt(100);
        if (kind != Kind.KILL_AT_STEP) {
            return new Blow(kind, part, "", amount);
        }
        if (deaths.isEmpty()) {
            Part.SERVICES.stream().flatMap(Death::of).forEach(deaths::add);
            Collections.shuffle(deaths, random);
        }
        return deaths.removeLast().blow(amount);
    }

    private void refill() {
        for (var kind : Kind.values()) {
            if (kind.fits(engines)) {
                kinds.add(kind);
            }
        }
        kinds.addAll(
                switch (engines) {
                    case STANDALONE -> List.of(Kind.KILL_AT_STEP, Kind.KILL_AT_STEP, Kind.PARTNER, Kind.PARTNER);
                    case REPLICA_SET -> List.of(Kind.STEP_DOWN, Kind.MONGO_RESTART);
                    case THREE_BROKERS -> List.of(Kind.KAFKA_RESTART, Kind.KAFKA_AWAY);
                });
        Collections.shuffle(kinds, random);
        // A short run has to see what its engines are there for, who is redriven on them, and what takes no time; the
        // last one comes first.
        kinds.addAll(
                switch (engines) {
                    case STANDALONE -> List.of(Kind.PARTNER);
                    case REPLICA_SET -> List.of(Kind.REWIND, Kind.BUG, Kind.MONGO_RESTART, Kind.BUG, Kind.STEP_DOWN);
                    case THREE_BROKERS -> List.of(Kind.REWIND, Kind.BUG, Kind.KAFKA_AWAY, Kind.BUG, Kind.KAFKA_RESTART);
                });
        kinds.retainAll(allowed);
    }
}
