package care.continuum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class FaultConfigurationTest {

    @TempDir
    private Path folder;

    @Test
    void faultsNeedWordsThatNobodyWritesByAccident() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FaultConfiguration.faults(told(Map.of("continuum.faults.accept", "true"))))
                .withMessageContaining("needs continuum.faults.accept=");
    }

    @Test
    void faultsArePlantedOnOneMachineAlone() {
        for (var elsewhere : List.of(
                Map.of("spring.mongodb.uri", "mongodb://db.example.org/intake"),
                Map.of("spring.mongodb.uri", "mongodb://localhost:1,db.example.org:2/intake"),
                Map.of("spring.mongodb.host", "db.example.org"),
                Map.of("spring.kafka.bootstrap-servers", "10.0.0.1:9092"))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> FaultConfiguration.faults(told(elsewhere)))
                    .withMessageContaining("one machine alone");
        }
        assertThat(FaultConfiguration.faults(told(Map.of(
                        "spring.mongodb.uri", "mongodb://localhost:1,127.0.0.1:2/intake?uuidRepresentation=standard"))))
                .isNotNull();
    }

    @Test
    void theClockIsAsFarAheadAsItWasTold() throws Exception {
        Files.writeString(folder.resolve("intake.skew"), "-600000\n");

        assertThat(new PlantedFaults(folder, "intake").millis() - System.currentTimeMillis())
                .isBetween(-601_000L, -599_000L);
    }

    @Test
    void aPlantedBugIsTheOneOfItsClientAlone() throws Exception {
        var ana = UUID.randomUUID();
        var ben = UUID.randomUUID();
        var heard = new java.util.ArrayList<UUID>();
        var feed = new PlantedFaults(folder, "intake").in(new Feed<StoryEvent>() {
            @Override
            public EventContract<StoryEvent> hears() {
                return StoryEvent.CONTRACT;
            }

            @Override
            public void on(StoryEvent news, Origin origin) {
                heard.add(news.client());
            }
        });
        Files.writeString(folder.resolve("intake.bug"), ana.toString());

        assertThatIllegalStateException().isThrownBy(() -> feed.on(line(ana), origin(ana)));
        feed.on(line(ben), origin(ben));
        assertThat(heard).containsExactly(ben);
    }

    private static StoryEvent line(UUID client) {
        return new StoryEvent.LineAdded(client, "hello", 1);
    }

    private static Origin origin(UUID client) {
        return new Origin("/test", client.toString(), 1, "id", java.time.Instant.EPOCH, Trace.current());
    }

    private Environment told(Map<String, String> more) {
        var settings = new HashMap<String, Object>(Map.of(
                "continuum.faults.folder", folder.toString(),
                "continuum.faults.accept", "all-data-may-be-lost",
                "continuum.messaging.service", "intake",
                "spring.mongodb.uri", "mongodb://localhost:27017/intake",
                "spring.kafka.bootstrap-servers", "localhost:9092"));
        settings.putAll(more);
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return environment;
    }
}
