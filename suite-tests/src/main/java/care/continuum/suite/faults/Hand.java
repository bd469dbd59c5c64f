package care.continuum.suite.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.continuum.local.stack.Part;
import care.continuum.local.stack.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Strikes blows, one after the other. What a blow kills it also starts again, but it does not wait until that is
/// ready.
final class Hand {

    private static final long PAST_THE_SESSION_TIMEOUT = 9_000;
    private static final long LONGEST_WAIT_FOR_A_STEP = 12_000;
    private static final long MILLIS_FOR_A_BACKLOG = 8_000;
    private static final long SKEW = 600_000;

    private final World world;
    private final Topics topics;
    private final Poison poison;
    private final Weather weather;
    private final Progress progress;
    private final Map<String, Integer> struck = new TreeMap<>();

    Hand(World world, Topics topics, Poison poison, Weather weather, Progress progress) {
        this.world = world;
        this.topics = topics;
        this.poison = poison;
        this.weather = weather;
        this.progress = progress;
    }

    /// How many had an effect, by what they are counted as.
    Map<String, Integer> struck() {
        return struck;
    }

    /// Strikes until time is up.
    void strike(Schedule schedule, BooleanSupplier over, long seed) throws InterruptedException {
        var pauses = new Random(seed);
        while (!over.getAsBoolean()) {
            var blow = schedule.next();
            progress.say(blow.told());
            if (strike(blow)) {
                struck.merge(blow.name(world.engines()), 1, Integer::sum);
            }
            Thread.sleep(300 + pauses.nextInt(1_500));
        }
    }

    /// False where the moment did not come.
    boolean strike(Blow blow) throws InterruptedException {
        var part = blow.part();
        switch (blow.kind()) {
            case KILL_AT_STEP -> {
                return dieAtStep(part, blow.step(), 1 + blow.amount() % 4);
            }
            case KILL -> restart(part);
            case ZOMBIE -> zombie(part);
            case KAFKA_RESTART -> {
                world.stack().kafka().kill();
                world.stack().kafka().restart();
            }
            case KAFKA_AWAY -> kafkaAway(4_000 + 100L * blow.amount());
            case MONGO_RESTART -> {
                world.stack().mongo().kill();
                Thread.sleep(20L * blow.amount());
                world.stack().mongo().restart();
            }
            case POWER_CUT -> {
                world.stack().mongo().losePower(Duration.ofMillis(300 + 10L * blow.amount()));
                world.stack().mongo().restart();
            }
            case OVERSIZED -> {
                return oversized();
            }
            case COLD_START -> coldStart(blow.amount());
            case DUPLICATES -> duplicates(blow.amount());
            case REWIND -> {
                world.stack().processes().kill(part);
                topics.rewind(part.label());
                world.stack().processes().revive(part);
            }
            case STORM -> storm(part);
            case SKEW -> {
                world.skew(part, blow.amount() < 50 ? SKEW : -SKEW);
                restart(part);
            }
            case POISON -> poison.plant();
            case BUG -> {
                return bug(part, blow.amount());
            }
            case PARTNER -> world.partner().behave(Partner.bad(blow.amount()));
            case STEP_DOWN -> world.stack().mongo().stepDown();
        }
        return true;
    }

    private boolean dieAtStep(Part part, String step, int times) throws InterruptedException {
        var processes = world.stack().processes();
        processes.revive(part);
        world.arm(part, step, times);
        var end = System.nanoTime() + LONGEST_WAIT_FOR_A_STEP * 1_000_000;
        while (processes.lives(part) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        var died = !world.disarm(part);
        if (died) {
            processes.revive(part);
        }
        return died;
    }

    private void restart(Part part) throws InterruptedException {
        world.stack().processes().kill(part);
        world.stack().processes().revive(part);
    }

    /// Sleeps while a second process takes over, and wakes up in the belief that nothing has happened.
    private void zombie(Part part) throws InterruptedException {
        var processes = world.stack().processes();
        processes.joinTwin(part);
        processes.pause(part);
        Thread.sleep(PAST_THE_SESSION_TIMEOUT);
        processes.resume(part);
        Thread.sleep(2_000);
        processes.leaveTwin(part);
    }

    private void storm(Part part) throws InterruptedException {
        var processes = world.stack().processes();
        for (int i = 0; i < 2; i++) {
            processes.joinTwin(part);
            Thread.sleep(5_000);
            processes.leaveTwin(part);
        }
    }

    /// Those that wait behind it must not overtake it; once it is small again all go their way.
    private boolean oversized() throws InterruptedException {
        world.stack().kafka().kill();
        try (var swollen = Swollen.any(world.ports().mongodb(), MILLIS_FOR_A_BACKLOG)) {
            world.stack().kafka().restart();
            Thread.sleep(2_000);
            return swollen.found();
        }
    }

    private void coldStart(int order) throws InterruptedException {
        var processes = world.stack().processes();
        for (var part : Part.SERVICES) {
            processes.kill(part);
        }
        world.stack().kafka().kill();
        world.stack().mongo().kill();
        var parts = new ArrayList<>(Part.SERVICES);
        Collections.shuffle(parts, new Random(order));
        for (var part : parts) {
            processes.revive(part);
            Thread.sleep(10L * order);
        }
        var engines =
                new ArrayList<>(List.of(world.stack().kafka(), world.stack().mongo()));
        Collections.rotate(engines, order);
        for (var engine : engines) {
            engine.restart();
            Thread.sleep(20L * order);
        }
    }

    /// Only Kafka is away, which no command may notice.
    private void kafkaAway(long millis) throws InterruptedException {
        world.heal();
        Thread.sleep(3_000);
        weather.kafkaAlone(true);
        world.stack().kafka().kill();
        Thread.sleep(millis);
        weather.kafkaAlone(false);
        world.stack().kafka().restart();
    }

    /// For one client who is at work at the moment.
    private boolean bug(Part part, int amount) throws InterruptedException {
        var clients = topics.all().stream()
                .filter(some -> some.key() != null && some.headers().lastHeader(Topics.PLANTED) == null)
                .map(some -> new String(some.key(), UTF_8))
                .toList();
        if (clients.isEmpty()) {
            return false;
        }
        world.bug(part, clients.get(Math.max(0, clients.size() - 1 - amount)));
        Thread.sleep(4_000);
        world.bug(part, "");
        world.stack().processes().revive(part);
        world.redrive(part);
        return true;
    }

    private void duplicates(int amount) {
        var all = topics.all();
        if (!all.isEmpty()) {
            var from = Math.max(0, all.size() - 50);
            topics.again(all.subList(from, all.size()), 1 + amount);
            poison.later(all.getLast());
        }
    }
}
