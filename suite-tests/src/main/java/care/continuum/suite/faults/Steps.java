package care.continuum.suite.faults;

import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Part;
import care.continuum.local.stack.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Lets services die at every step of their work under light load, alone, twice in a row, or two at a time, and holds
/// them to be as they should within seconds of their restart.
final class Steps {

    private static final Duration CONVERGES = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration DEAD_TOGETHER = Duration.ofSeconds(3);
    private static final int CLIENTS = 4;
    private static final int WINGS = 4;
    private static final int REPLAYS = 3;
    private static final Duration WAY_OF_A_CLIENT = Duration.ofSeconds(8);

    private final World world;
    private final Topics topics;
    private final Ledger ledger;
    private final Asker asker;
    private final Progress progress;
    private final List<String> violations = new ArrayList<>();
    private double slowest;
    private long restarted;
    private final Map<String, Integer> died = new TreeMap<>();

    private Steps(World world, Topics topics, Progress progress) {
        this.world = world;
        this.topics = topics;
        this.ledger = new Ledger();
        this.asker = new Asker(world.ports().gateway(), ledger, new Weather());
        this.progress = progress;
    }

    /// What came of it.
    ///
    /// @param seed    of the first case; each other one has the next
    /// @param service whose deaths come first, or all
    /// @param died    how often services died, by step
    record Outcome(
            long seed,
            Extent extent,
            String service,
            EngineSet engines,
            int cases,
            Map<String, Integer> died,
            long commands,
            double slowest,
            List<String> violations) {

        /// As it is recorded.
        Map<String, Object> values() {
            var values = new LinkedHashMap<String, Object>();
            values.put("judge", Verdict.WIDTH);
            values.put("seed", seed);
            values.put("extent", extent.name());
            values.put("service", service);
            values.put("engines", engines.name());
            values.put("cases", cases);
            values.put("faults", died);
            values.put("commands", commands);
            values.put("slowest", slowest);
            values.put("violations", violations);
            return values;
        }
    }

    /// @param parts whose deaths come first
    static Outcome run(Home home, EngineSet engines, Extent extent, List<Part> parts, long seed, Progress progress)
            throws InterruptedException {
        progress.say("seed " + seed);
        try (var world = World.start(home, engines, progress);
                var topics = new Topics(world.ports().kafka())) {
            world.furnish(WINGS);
            return new Steps(world, topics, progress).all(extent, parts, seed);
        }
    }

    private Outcome all(Extent extent, List<Part> parts, long seed) throws InterruptedException {
        var cases = extent.cases(parts);
        for (int i = 0; i < cases.size(); i++) {
            one("case %d of %d".formatted(i + 1, cases.size()), cases.get(i), seed + i);
        }
        progress.say("%d commands; judging".formatted(ledger.commands()));
        violations.addAll(
                new Verdict(world, topics, ledger, new Poison(topics::plant, seed)).violations(REPLAYS, List::of));
        var service = parts.size() > 1 ? "all" : parts.getFirst().label();
        return new Outcome(
                seed, extent, service, world.engines(), cases.size(), died, ledger.commands(), slowest, violations);
    }

    private void one(String which, List<Death> deaths, long seed) throws InterruptedException {
        restarted = System.nanoTime();
        var crowd = new Crowd(List.of(seed), asker, ledger).begin(CLIENTS);
        var twice = deaths.getFirst().part() == deaths.getLast().part();
        for (var together : twice ? deaths.stream().map(List::of).toList() : List.of(deaths)) {
            together.forEach(this::arm);
            returned(together);
        }
        // What piles up while a service starts is no light load.
        crowd.close(Duration.ZERO);
        world.stack().awaitReady();
        var healed = Instant.now();
        // Who is left in the middle keeps a seat that later ones need.
        crowd.close(WAY_OF_A_CLIENT);
        crowd.end();
        ledger.whole(healed);
        List<String> last;
        try (var documents = new Documents(world.ports().mongodb())) {
            var left = CONVERGES.minusNanos(System.nanoTime() - restarted);
            var quiet = new Quiet(documents, topics.groups());
            for (var some : quiet.await(left)) {
                violations.add(
                        "%s: not at rest %d s after the restart: %s".formatted(deaths, CONVERGES.toSeconds(), some));
            }
            last = quiet.last();
        }
        var seconds = (System.nanoTime() - restarted) / 1e9;
        violations.addAll(late(deaths.toString(), seconds));
        slowest = Math.max(slowest, seconds);
        progress.say("%s, %s: at rest %.1f s after the restart; last was %s"
                .formatted(which, deaths, seconds, last.stream().limit(2).toList()));
    }

    /// What is wrong with being at rest so many seconds after the restart.
    static List<String> late(String deaths, double seconds) {
        return seconds > CONVERGES.toSeconds()
                ? List.of("%s: at rest only %.1f s after the restart".formatted(deaths, seconds))
                : List.of();
    }

    private void arm(Death death) {
        world.faults().arm(death.part(), death.step(), 1);
    }

    /// Waits for the deaths, and starts the services again: one may need the other's news to get to its step.
    private void returned(List<Death> deaths) throws InterruptedException {
        var left = new ArrayList<>(deaths);
        while (!left.isEmpty()) {
            if (Hearing.await(LONGEST_WAIT, () -> left.stream().anyMatch(this::isOver))) {
                Hearing.await(DEAD_TOGETHER, () -> left.stream().allMatch(this::isOver));
            }
            var next = left.stream().filter(this::isOver).findFirst().orElse(left.getFirst());
            left.remove(next);
            returned(next);
        }
    }

    private boolean isOver(Death death) {
        return !world.stack().processes().lives(death.part()) || !world.faults().isArmed(death.part());
    }

    /// Where the moment did not come, nothing is shown.
    private void returned(Death death) throws InterruptedException {
        if (!world.fell(death.part())) {
            violations.add(death + " was not shown: the moment did not come");
        } else {
            died.merge(death.blow(0).name(world.engines()), 1, Integer::sum);
            world.stack().processes().revive(death.part());
            restarted = System.nanoTime();
        }
    }
}
