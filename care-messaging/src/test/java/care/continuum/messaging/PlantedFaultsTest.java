package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantedFaultsTest {

    private static final String BEN = "/test|ben";

    private final Schedule schedule = new Schedule(1);
    private final SimulatedDocuments documents = new SimulatedDocuments("memories", new SimulatedStore(schedule, 0, 0));

    @TempDir
    private Path folder;

    @Test
    void whatTookEffectStandsInTheDocumentInItsOrder() {
        run(new PlantedFaults(folder, "intake"));

        assertThat(ana().get(PlantedFaults.EFFECTS))
                .isEqualTo(new Document(BEN, List.of(1L, 3L)).append("/test|cleo", List.of(7L)));
    }

    /// That it was overtaken shows nowhere else: the mark is that of the later one.
    @Test
    void whatWasOvertakenHasNoEffectAndNoPlaceThere() {
        schedule.run(new Schedule.Host(), () -> {
            var memories = memories(new PlantedFaults(folder, "intake"));
            hear(memories, "ben", 6);
            hear(memories, "ben", 5);
        });

        assertThat(ana().get(PlantedFaults.EFFECTS)).isEqualTo(new Document(BEN, List.of(6L)));
        assertThat(ana().get(Stored.SEEN)).isEqualTo(new Document(BEN, 6L));
    }

    @Test
    void whereNoFaultsArePlantedADocumentSaysNothingOfIt() {
        run(new HandClock());

        assertThat(ana()).containsKey(Stored.SEEN).doesNotContainKey(PlantedFaults.EFFECTS);
    }

    /// Some events, one of them again, and changes between them that no event asked for.
    private void run(Machine machine) {
        schedule.run(new Schedule.Host(), () -> {
            var memories = memories(machine);
            memories.settle("ana", () -> new Memory("ana", List.of()), memory -> memory.hear("before"));
            hear(memories, "ben", 1);
            memories.settle("ana", () -> new Memory("ana", List.of()), memory -> memory.hear("between"));
            hear(memories, "ben", 1);
            hear(memories, "cleo", 7);
            hear(memories, "ben", 3);
            memories.settle("ana", () -> new Memory("ana", List.of()), memory -> memory.hear("after"));
        });
    }

    private static void hear(Aggregates<Memory> memories, String source, long sequence) {
        var origin = new Origin("/test", source, sequence, source + sequence, Instant.EPOCH, Trace.current());
        memories.react("ana", origin, () -> new Memory("ana", List.of()), memory -> memory.hear(source + sequence));
    }

    private Document ana() {
        return (Document) documents.store().all("memories").get("ana");
    }

    private Aggregates<Memory> memories(Machine machine) {
        var kafka = new SimulatedProducer(schedule, new SimulatedTopic(schedule, 1), SimulatedProducer.Odds.NONE);
        var shared = new DocumentAggregates.Workshop(
                SimulatedInstance.CONVERTER,
                documents.store(),
                new Relay(() -> kafka, SimulatedInstance.SETTINGS, machine),
                SimulatedInstance.CLOCK,
                new FollowUp(machine.threads(), new SimpleMeterRegistry()),
                machine);
        return new DocumentAggregates<>(Memory.class, documents, null, shared);
    }
}
