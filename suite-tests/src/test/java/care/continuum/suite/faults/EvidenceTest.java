package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.stack.Part;
import care.continuum.local.topics.TopicRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final String MARK = "/continuum/aftercare|plan";

    @Test
    void anEventIsMarkedInTheDocumentThatItIsAboutAndInNoOther() {
        var marks = Map.of("first", Map.of(MARK, 4L), "second", Map.of(MARK, 9L), "stay", Map.of(MARK, 9L));

        var marked = Evidence.marked(Part.SCHEDULING, proposed("first"), marks);

        assertThat(marked.target()).isEqualTo("first");
        assertThat(marked.source()).isEqualTo("/continuum/aftercare plan");
        assertThat(marked.sequence()).isEqualTo(5);
        assertThat(marked.seen()).isEqualTo(4);
    }

    @Test
    void whereThereIsNoDocumentForTheAppointmentTheStayHasToKnow() {
        assertThat(Evidence.marked(Part.SCHEDULING, proposed("gone"), Map.of("stay", Map.of(MARK, 7L)))
                        .seen())
                .isEqualTo(7);
        assertThat(Evidence.marked(Part.SCHEDULING, proposed("gone"), Map.of()).seen())
                .isZero();
    }

    private static TopicRecord proposed(String appointment) {
        var value =
                "{\"clientId\": \"ana\", \"episodeId\": \"stay\", \"appointmentId\": \"%s\"}".formatted(appointment);
        var headers = Map.of(
                "ce_source", "/continuum/aftercare",
                "ce_aggregate", "plan",
                "ce_sequence", "5",
                "ce_id", "five",
                "ce_type", "care.continuum.aftercare.ContinuingCareAppointmentProposed.v1");
        return new TopicRecord("aftercare.events", 0, 0, 0, "ana", headers, value);
    }
}
