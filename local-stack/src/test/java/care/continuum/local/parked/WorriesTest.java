package care.continuum.local.parked;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.api.FakeSuite;
import care.continuum.local.stack.Part;
import care.continuum.local.stack.Ports;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WorriesTest {

    private static final String NOTHING = """
            {"items": [], "total": 0}""";

    @Test
    void whatWaitsIsToldWithWhereToLook() throws IOException {
        assertThat(about(Part.ATTENDANCE, path -> path.endsWith("/attendance/parked") ? """
                {"items": [{"waiting": 2, "clientId": "ana"}, {"waiting": 1, "clientId": "ana"}], "total": 2}""" : """
                {"status": "ALARM", "details": {"parked": 3, "full": 1, "stuck": 1, "oldestSeconds": 75}}"""))
                .containsExactly(
                        "3 events of 1 client parked; ./continuum parked list --service=attendance",
                        "no more events of 1 client can be parked, and nothing more of their topic is heard; redrive some",
                        "Kafka refuses events of 1 aggregate for good; ./continuum logs attendance",
                        "the oldest event has been waiting for Kafka for 75 s; ./continuum logs attendance");
        assertThat(about(Part.OUTCOMES, _ -> """
                {"items": [{}], "total": 1}"""))
                .containsExactly("1 aggregate lacks an event in the topics; GET /api/ops/outcomes/gaps");
    }

    @Test
    void whereNothingWaitsNothingIsSaid() throws IOException {
        assertThat(about(Part.INTAKE, path -> path.endsWith("/parked") ? NOTHING : """
                {"status": "UP", "details": {"parked": 0, "stuck": 0, "oldestSeconds": 0}}"""))
                .isEmpty();
        assertThat(about(Part.OUTCOMES, _ -> NOTHING)).isEmpty();
    }

    @Test
    void aServiceThatCannotBeAskedSaysSo() throws IOException {
        assertThat(about(Part.INTAKE, _ -> null)).singleElement().asString().startsWith("cannot be asked what waits");
    }

    private static List<String> about(Part part, Function<String, String> answers) throws IOException {
        try (var suite = new FakeSuite(answers)) {
            var everywhere = Ports.usual().byName().keySet().stream().collect(toMap(name -> name, _ -> suite.port()));
            return new Worries(new Ports(everywhere)).about(part);
        }
    }
}
