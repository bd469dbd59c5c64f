package care.continuum.suite.faults;

import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Progress;
import care.continuum.messaging.checker.Fact;
import care.continuum.suite.faults.Blow.Kind;
import care.continuum.suite.faults.Result.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// One run: a suite, many clients, blows, healing, and the verdict. With several seeds the clients are drawn from
/// them in turn, and the blows of all fall one after the other.
///
/// @param each    how long the clients are at work under the blows of each seed
/// @param clients how many are at work at a time
/// @param replays how often all topics are heard again at the end
/// @param kinds   what may happen
record Trial(List<Long> seeds, EngineSet engines, Duration each, int clients, int replays, Set<Kind> kinds) {

    private static final int WINGS = 3;

    /// With every third seed there are fewer seats than clients.
    private static final int FEW_SEATS_EACH = 3;

    private static final int FEW_SEATS = 1;
    private static final int MANY_SEATS = 12;

    /// Who is under way when all is healed may get to the end.
    private static final Duration TO_THE_END = Duration.ofSeconds(15);

    Result run(Home home, Progress progress) throws InterruptedException {
        try (var world = World.start(home, engines, progress);
                var topics = new Topics(world.ports().kafka())) {
            world.furnish(WINGS);
            if (seeds.getFirst() % FEW_SEATS_EACH == 0) {
                world.giveSeats(FEW_SEATS);
            }
            var ledger = new Ledger();
            var weather = new Weather();
            var poison = new Poison(topics::plant, seeds.getFirst());
            var asker = new Asker(world.ports().gateway(), ledger, weather);
            var lookout = new Lookout(world.ports().gateway(), asker, ledger, weather);
            var hand = new Hand(world, topics, poison, lookout, progress);
            var crowd = new Crowd(seeds, asker, ledger).begin(clients);
            for (var seed : seeds) {
                progress.say("seed " + seed);
                hand.strike(new Schedule(seed, engines, kinds), each, seed);
            }
            world.heal();
            var healed = Instant.now();
            crowd.close(TO_THE_END);
            crowd.end();
            lookout.close();
            // Those who are compared have to wait for nobody.
            world.giveSeats(MANY_SEATS);
            var likeness = new Likeness(asker, ledger);
            likeness.live(hand.mended());
            ledger.whole(healed);
            progress.say("%d commands; judging".formatted(ledger.commands()));
            var verdict = new Verdict(world, topics, ledger, poison);
            var violations = verdict.violations(replays, () -> {
                var more = new ArrayList<Fact>(lookout.probed());
                more.addAll(likeness.facts());
                return more;
            });
            if (!violations.isEmpty()) {
                verdict.keep(home.folder().resolve("remains"));
            }
            var length = each.multipliedBy(seeds.size());
            var counts = Counts.of(ledger, verdict.records(), verdict.effects());
            var enough = new Enough(
                    length,
                    hand.time(),
                    counts.accepted(),
                    counts.refused(),
                    counts.completed(),
                    lookout.silent(),
                    hand.mended().size(),
                    likeness.count(),
                    Schedule.redrives(engines, kinds));
            return new Result(
                    seeds,
                    engines,
                    length,
                    hand.time(),
                    counts,
                    replays,
                    likeness.count(),
                    new TreeMap<>(hand.struck()),
                    enough.lacks(),
                    List.copyOf(violations));
        }
    }
}
