package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class RefusalTest {

    private static final Command COMMAND = new Command("c", "hash", true, "test");

    private final Schedule schedule = new Schedule(1);
    private final SimulatedStore store = new SimulatedStore(schedule, 0, 0);
    private final List<Object> answers = new ArrayList<>();
    private boolean died;

    /// First found by seed 180 of the simulation: "there is one already" was answered, and the one was
    /// taken back.
    @Test
    void aRefusalRestsOnWhatIsDurable() {
        schedule.run(new Schedule.Host(), () -> {
            store.put("chapters", "a0", anotherChapter());
            answers.add(begin(this::passWithANewServer));
        });

        assertThat(answers).containsExactly(1);
    }

    @Test
    void whatIsDurableRefuses() {
        schedule.run(new Schedule.Host(), () -> {
            store.put("chapters", "a0", anotherChapter());
            try {
                answers.add(begin(store));
            } catch (RuleBroken no) {
                answers.add(no.rule());
            }
        });

        assertThat(answers).containsExactly("already-exists");
    }

    private int begin(Barrier barrier) {
        var machine = new SimulatedInstance.SimulatedMachine(schedule, Executors.newVirtualThreadPerTaskExecutor());
        var kafka = new SimulatedProducer(schedule, new SimulatedTopic(schedule, 1), SimulatedProducer.Odds.NONE);
        var relay = new Relay(() -> kafka, SimulatedInstance.SETTINGS, machine);
        var shared = new DocumentAggregates.Workshop(
                SimulatedInstance.CONVERTER,
                barrier,
                relay,
                SimulatedInstance.CLOCK,
                new FollowUp(machine.threads(), new SimpleMeterRegistry()),
                machine);
        var chapters = new DocumentAggregates<>(
                Chapter.class, new SimulatedDocuments("chapters", store), ChapterEvent.CONTRACT, shared);
        return chapters.begin("a0", COMMAND, () -> Chapter.begin("a0", "ana", "c"), SimulatedInstance.LINES);
    }

    /// The server dies between the read and the barrier.
    private void passWithANewServer() {
        if (!died) {
            died = true;
            store.kill();
            store.restart();
        }
        store.pass();
    }

    private static Document anotherChapter() {
        return new Document("_id", "a0")
                .append("client", "ana")
                .append("lines", List.of("other"))
                .append(Stored.REVISION, new ObjectId());
    }
}
