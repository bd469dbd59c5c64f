package care.continuum.messaging;

import care.continuum.messaging.ChapterEvent.LineTold;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/// One process of a service that tells chapters and remembers them: the real parts, on stand-ins of the
/// two stores.
final class SimulatedInstance {

    static final MappingMongoConverter CONVERTER =
            new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, new MongoMappingContext());
    private static final MeterRegistry METERS = new SimpleMeterRegistry();
    static final MessagingSettings SETTINGS = new MessagingSettings(
            "memories", List.of("chapters"), "", "", 1, (short) 1, Duration.ZERO, Duration.ZERO, false);
    static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    static final Answer<Chapter, Integer> LINES =
            Answer.as(Integer.class, chapter -> chapter.lines().size());

    final Schedule.Host host = new Schedule.Host();
    final SimulatedProducer producer;
    private boolean mended;
    private final Ground ground;
    private final Relay relay;
    private final FollowUp followUp;
    private final Sweep sweep;
    private final DocumentAggregates<Chapter> chapters;
    private final DocumentAggregates<Memory> memories;
    private final Inbox<ChapterEvent> inbox;
    private final Redrive<ChapterEvent> redrive;

    SimulatedInstance(Ground ground) {
        this.ground = ground;
        var schedule = ground.schedule();
        var machine = new SimulatedMachine(schedule, new SimulatedThreads(schedule, host));
        followUp = new FollowUp(machine.threads(), METERS);
        producer = new SimulatedProducer(schedule, ground.topic(), ground.odds());
        var kafka = ground.flaw() == Flaw.NOT_WAITED_FOR_ACKNOWLEDGEMENT ? new FlawedProducer(producer) : producer;
        relay = new Relay(() -> kafka, SETTINGS, machine);
        sweep = new Sweep(
                ground.barrier(Flaw.SENT_WITHOUT_BARRIER),
                relay,
                followUp,
                new SuiteClock(null, false, machine),
                Sweep.MOST);
        var shared = new DocumentAggregates.Workshop(
                CONVERTER, ground.barrier(Flaw.SKIPPED_WITHOUT_BARRIER), relay, CLOCK, followUp, machine);
        chapters = new DocumentAggregates<>(
                Chapter.class,
                ground.documents(
                        "chapters",
                        Flaw.NO_COMMAND_IDS,
                        Flaw.COUNTER_AS_REVISION,
                        Flaw.PULLED_BEFORE_ACKNOWLEDGEMENT,
                        Flaw.STARTED_IN_THE_MIDDLE,
                        Flaw.NOT_READ_AGAIN_AFTER_THE_BARRIER),
                ChapterEvent.CONTRACT,
                shared);
        memories = new DocumentAggregates<>(
                Memory.class,
                ground.documents(
                        "memories",
                        Flaw.NO_MARKS,
                        Flaw.COUNTER_AS_REVISION,
                        Flaw.MARKED_APART_FROM_THE_EFFECT,
                        Flaw.NOT_READ_AGAIN_AFTER_THE_BARRIER),
                null,
                shared);
        var echoes = new DocumentAggregates<>(Memory.class, ground.documents("echoes"), null, shared);
        followUp.register(
                chapters,
                (_, todo) -> echoes.settle(todo.id(), () -> new Memory(todo.id(), List.of()), SimulatedInstance::echo));
        sweep.include(chapters);
        var parking = new Parking(ground.lot(), ground.store(), Parking.MOST);
        var feed = new Ears();
        inbox = new Inbox<>(feed, parking, new DeadLetters(null, SETTINGS, METERS), METERS, machine);
        redrive = new Redrive<>(feed, parking);
    }

    record SimulatedMachine(Schedule schedule, ExecutorService threads) implements Machine {
        @Override
        public long nanos() {
            return schedule.nanos();
        }

        @Override
        public long millis() {
            return schedule.nanos() / 1_000_000;
        }

        @Override
        public void pause(long nanos) {
            schedule.sleepUpToMillis(50);
        }

        @Override
        public void reached(Step step) {
            schedule.point();
        }
    }

    private final class Ears implements Feed<ChapterEvent> {
        @Override
        public EventContract<ChapterEvent> hears() {
            return ChapterEvent.CONTRACT;
        }

        @Override
        public void on(ChapterEvent news, Origin origin) {
            var told = (LineTold) news;
            if (!mended && ground.poison().contains(told.line())) {
                throw new IllegalStateException("cannot bear it");
            }
            memories.react(
                    told.client(),
                    origin,
                    () -> new Memory(told.client(), List.of()),
                    memory -> memory.hear(origin.aggregate() + ':' + told.line()));
        }
    }

    private static Change<Memory> echo(Memory echo) {
        return echo.heard().isEmpty() ? echo.hear("echo") : Change.none(echo);
    }

    /// Gives it the code that can process everything.
    void mend() {
        mended = true;
    }

    void start() {
        var schedule = ground.schedule();
        schedule.start(host, producer::work);
        schedule.start(host, () -> again(60, relay::turn));
        if (ground.flaw() != Flaw.NO_SWEEP) {
            schedule.start(host, () -> again(400, () -> sweep.pass("a" + schedule.random.nextInt(3))));
        }
        schedule.start(host, new SimulatedConsumer(schedule, ground.topic(), this, inbox, ground.flaw())::work);
        schedule.start(host, () -> again(600, this::redriveAll));
    }

    private void again(int millis, Runnable work) {
        while (true) {
            ground.schedule().idle(millis);
            try {
                work.run();
            } catch (RuntimeException failure) {
                // The real loops log it and go on.
            }
        }
    }

    private void redriveAll() {
        for (var queue : ground.store().all(SimulatedLot.QUEUES).values().toArray()) {
            redrive.redrive(((Lot.Queue) queue).client());
        }
    }

    /// The answer to a command of this service's users.
    int tell(Wish wish) {
        if (ground.flaw() == Flaw.COMMANDS_NEED_KAFKA && ground.topic().isAway()) {
            throw new Unresolved("Kafka is away", new IllegalStateException());
        }
        var command = new Command(wish.line(), "hash", true, "test");
        return wish.begins()
                ? chapters.begin(
                        wish.chapter(), command, () -> Chapter.begin(wish.chapter(), wish.client(), wish.line()), LINES)
                : chapters.amend(wish.chapter(), command, chapter -> chapter.add(wish.line()), LINES);
    }

    void close() {
        followUp.close();
        sweep.close();
    }
}
