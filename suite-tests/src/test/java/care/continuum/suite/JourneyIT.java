package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.local.api.ApiClient;
import care.continuum.local.demo.DemoRun;
import care.continuum.local.stack.Shape;
import care.continuum.local.topics.TopicReader;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The stories of the demonstration, in both shapes of the suite: every step is one of the public API, every
/// consequence one that was heard on the topics.
class JourneyIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void fourClientsGoTheirWholeWay(Shape shape) {
        try (var suite = new Suite(folder, shape)) {
            new DemoRun(suite.out(), suite.progress()).play(suite.ports());

            assertThat(suite.said())
                    .contains(
                            "ClientEnrolled", "SessionAttended", "ClientAtRisk", "ClientReengaged", "ProgramCompleted")
                    .contains("ClientDischarged", "SeatReleased", "SeatOffered", "AftercarePlanDrafted")
                    .contains("ContinuingCareAppointmentBooked");
            everyAggregateTellsItsStoryWithoutAGap(suite);
            nobodyIsLeftBehind(suite);
            if (shape == Shape.COMPACT) {
                new Turns(new ApiClient(suite.ports().gateway())).take();
            }
        }
    }

    private static void everyAggregateTellsItsStoryWithoutAGap(Suite suite) {
        var last = new HashMap<String, Integer>();
        try (var reader = new TopicReader(suite.ports().kafka())) {
            for (var event : reader.readAll()) {
                var aggregate = event.topic() + " " + event.header("ce_aggregate");
                var sequence = Integer.parseInt(event.header("ce_sequence"));
                var before = last.getOrDefault(aggregate, 0);
                assertThat(sequence).as(aggregate).isLessThanOrEqualTo(before + 1);
                last.put(aggregate, Math.max(before, sequence));
            }
        }
        assertThat(last).hasSizeGreaterThan(4 * 20);
    }

    private static void nobodyIsLeftBehind(Suite suite) {
        var api = new ApiClient(suite.ports().gateway());
        await().untilAsserted(() -> {
            var finished = api.get("/api/intake/clients?status=FINISHED");
            assertThat(finished.path("total").asInt()).isEqualTo(10 + 11 + 4);
        });
    }
}
