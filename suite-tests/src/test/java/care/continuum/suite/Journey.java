package care.continuum.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.local.api.ApiClient;
import care.continuum.local.demo.DemoRun;
import care.continuum.local.topics.TopicReader;
import java.util.HashMap;

/// The stories of the demonstration: every step is one of the public API, every consequence one that was heard on the
/// topics.
final class Journey {

    private Journey() {}

    /// In a suite that nobody used before.
    static void fourClientsGoTheirWholeWay(Suite suite) {
        new DemoRun(suite.out(), suite.progress()).play(suite.ports());

        assertThat(suite.said())
                .contains("ClientEnrolled", "SessionAttended", "ClientAtRisk", "ClientReengaged", "ProgramCompleted")
                .contains("ClientDischarged", "SeatReleased", "SeatOffered", "AftercarePlanDrafted")
                .contains("ContinuingCareAppointmentBooked");
        everyAggregateTellsItsStoryWithoutAGap(suite);
        nobodyIsLeftBehind(suite);
        new Turns(new ApiClient(suite.ports().gateway())).take();
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
