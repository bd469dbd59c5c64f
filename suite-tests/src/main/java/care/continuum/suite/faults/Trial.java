package care.continuum.suite.faults;

import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Progress;
import care.continuum.local.topics.TopicRecord;
import care.continuum.suite.faults.Blow.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// One run: a suite, many clients, blows, healing, and the verdict. With several seeds one after the other it is one
/// suite that is judged at the end.
///
/// @param each    how long each seed's clients are at work under its blows
/// @param clients how many are at work at a time
/// @param replays how often all topics are heard again at the end
/// @param kinds   what may happen
record Trial(List<Long> seeds, EngineSet engines, Duration each, int clients, int replays, Set<Kind> kinds) {

    Result run(Home home, Progress progress) throws InterruptedException {
        try (var world = World.start(home, engines, progress);
                var topics = new Topics(world.ports().kafka())) {
            world.furnish(1);
            var ledger = new Ledger();
            var weather = new Weather();
            var poison = new Poison(topics, seeds.getFirst());
            var asker = new Asker(world.ports().gateway(), ledger, weather);
            var hand = new Hand(world, topics, poison, weather, progress);
            for (var seed : seeds) {
                progress.say("seed " + seed);
                work(seed, asker, ledger, hand, world);
            }
            progress.say("%d commands; judging".formatted(ledger.commands()));
            var verdict = new Verdict(world, topics, ledger, poison);
            var violations = verdict.violations(replays);
            return result(ledger, hand, verdict, violations);
        }
    }

    private void work(long seed, Asker asker, Ledger ledger, Hand hand, World world) throws InterruptedException {
        var crowd = new Crowd(seed, asker, ledger).begin(clients);
        var end = System.nanoTime() + each.toNanos();
        hand.strike(new Schedule(seed, engines, kinds), () -> System.nanoTime() > end, seed);
        world.heal();
        crowd.end();
    }

    private Result result(Ledger ledger, Hand hand, Verdict verdict, List<String> violations) {
        var ids = verdict.records().stream()
                .map(some -> some.header("ce_id"))
                .distinct()
                .count();
        var completed = verdict.records().stream()
                .filter(some -> some.name().equals("ProgramCompleted"))
                .map(TopicRecord::key)
                .distinct()
                .count();
        return new Result(
                seeds,
                engines,
                each.multipliedBy(seeds.size()),
                ledger.commands(),
                ledger.entries().size(),
                ids,
                verdict.records().size(),
                completed,
                replays,
                new TreeMap<>(hand.struck()),
                List.copyOf(violations));
    }
}
