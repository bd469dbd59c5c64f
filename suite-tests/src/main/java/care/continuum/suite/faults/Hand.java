package care.continuum.suite.faults;

import care.continuum.engines.LocalPartner.Mode;
import care.continuum.local.stack.Progress;
import care.continuum.suite.faults.Blow.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Strikes blows, one after the other. What a blow kills it also starts again, but it does not wait until that is
/// ready. What could not be shown to have had an effect is not counted, and comes again later.
final class Hand {

    private static final long SKEW = 600_000;
    private static final Duration CALM = Duration.ofSeconds(4);

    /// Shorter ones have no time for it.
    private static final Duration SHORTEST_WITH_CALM = Duration.ofSeconds(30);

    /// Every other time.
    private static final int MOST_COPIES = 100;

    private final World world;
    private final Progress progress;
    private final ProcessBlows processes;
    private final EngineBlows engines;
    private final TopicBlows topics;
    private final Map<String, Integer> struck = new TreeMap<>();
    private Duration time = Duration.ZERO;
    private @Nullable Blow sulking;

    Hand(World world, Topics topics, Poison poison, Lookout lookout, Progress progress) {
        this.world = world;
        this.progress = progress;
        this.processes = new ProcessBlows(world, topics.groups());
        this.engines = new EngineBlows(world, lookout);
        this.topics = new TopicBlows(world, topics, poison);
    }

    /// How many had an effect, by what they are counted as.
    Map<String, Integer> struck() {
        return struck;
    }

    /// How long the blows took that had an effect, each until that was seen.
    Duration time() {
        return time;
    }

    /// The clients whose events were parked because of a bug, and redriven.
    List<String> mended() {
        return topics.mended();
    }

    /// Strikes until that much time has passed, and enough blows had an effect. What had none takes none of the
    /// time. Every other pause, as the seed has it, is long enough for everything to be whole again and for
    /// clients to get on; that does not count either. If nothing has an effect it ends some time all the same.
    void strike(Schedule schedule, Duration length, long seed) throws InterruptedException {
        var pauses = new Random(seed);
        var stint = new Stint(length, System.nanoTime());
        while (stint.goesOn(System.nanoTime())) {
            var blow = schedule.next();
            progress.say(blow.told());
            if (blow.kind() == Kind.KAFKA_AWAY) {
                partnerIsGoodAgain(schedule);
                engines.makeWhole();
            }
            var begin = System.nanoTime();
            if (blow.kind() == Kind.PARTNER) {
                sulks(schedule, blow);
            } else if (counted(schedule, blow, strike(blow))) {
                stint.struck(Duration.ofNanos(System.nanoTime() - begin));
            }
            Thread.sleep(300 + pauses.nextInt(1_500));
            if (length.compareTo(SHORTEST_WITH_CALM) >= 0 && pauses.nextBoolean()) {
                world.stack().awaitReady();
                Thread.sleep(CALM);
            }
        }
        time = time.plus(stint.struck());
        partnerIsGoodAgain(schedule);
    }

    private boolean counted(Schedule schedule, Blow blow, boolean shown) {
        if (shown) {
            struck.merge(blow.name(world.engines()), 1, Integer::sum);
        } else {
            progress.say(blow.told() + " had no effect, and comes again");
            schedule.again(blow);
        }
        return shown;
    }

    /// The partner misbehaves while other blows fall, until it does so in another way, or all is healed.
    private void sulks(Schedule schedule, Blow blow) throws InterruptedException {
        partnerIsGoodAgain(schedule);
        world.partner().behave(Partner.bad(blow.amount()));
        sulking = blow;
    }

    /// It counts that it misbehaved if somebody called it meanwhile.
    private void partnerIsGoodAgain(Schedule schedule) throws InterruptedException {
        if (sulking != null) {
            var _ = counted(schedule, sulking, world.partner().calls() > 0);
            sulking = null;
            world.partner().behave(Mode.OK);
        }
    }

    /// False where it could not be shown to have had its effect.
    private boolean strike(Blow blow) throws InterruptedException {
        var part = blow.part();
        var amount = blow.amount();
        return switch (blow.kind()) {
            case KILL_AT_STEP -> processes.dieAtStep(part, blow.step(), 1 + amount % 4);
            case KILL -> processes.restart(part);
            case ZOMBIE -> processes.zombie(part);
            case STORM -> processes.storm(part);
            case REWIND -> processes.rewind(part);
            case SKEW -> processes.skew(part, amount < 50 ? SKEW : -SKEW);
            case COLD_START -> processes.coldStart(amount);
            case KAFKA_RESTART -> engines.restartKafka();
            case KAFKA_AWAY -> engines.kafkaAway(Duration.ofMillis(4_000 + 100L * amount));
            case MONGO_RESTART -> engines.restartMongo(Duration.ofMillis(20L * amount));
            case POWER_CUT -> engines.losePower(Duration.ofMillis(300 + 10L * amount));
            case STEP_DOWN -> engines.stepDown();
            case OVERSIZED -> engines.oversized();
            case DUPLICATES -> topics.duplicates(copies(amount));
            case POISON -> topics.poison();
            case BUG -> topics.bug(part);
            case PARTNER -> throw new IllegalArgumentException("it goes on while others fall");
        };
    }

    /// How often records come again.
    static int copies(int amount) {
        return amount % 2 == 0 ? MOST_COPIES : 1 + amount;
    }
}
