package care.continuum.local.parked;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.local.api.FakeSuite;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a service answers, in lines of text.
class ParkedEventsTest {

    private final StringWriter said = new StringWriter();
    private FakeSuite suite;
    private Function<String, String> answers = _ -> "{}";
    private ParkedEvents events;

    @BeforeEach
    void begin() throws IOException {
        suite = new FakeSuite(path -> answers.apply(path));
        events = new ParkedEvents(suite.client(), new PrintWriter(said, true));
    }

    @AfterEach
    void end() {
        suite.close();
    }

    @Test
    void aDryRunThatDidNotLookAtAllSaysSo() {
        answers = _ -> """
            {"dryRun": true, "queues": [
              {"topic": "intake.events", "clientId": "ana", "more": true, "events": [
                {"eventId": "e1", "type": "T", "outcome": "WOULD_TAKE_EFFECT", "effects": []}]}]}
            """;

        events.redrive(List.of(Service.ATTENDANCE), null, null, true);

        assertThat(said.toString()).contains("would take effect", "and more that were not looked at");
    }

    @Test
    void theAuditTellsWhatBecameOfAStep() {
        answers = _ -> """
            {"items": [
              {"what": "DISCARDED", "outcome": "MAY_HAVE_TAKEN_EFFECT", "who": "opal"},
              {"what": "EDITED", "outcome": "REFUSED", "who": "opal"},
              {"what": "DISCARDED", "outcome": "ATTEMPTED", "who": "opal"},
              {"what": "REDRIVEN", "who": "opal"}], "total": 4}
            """;

        events.audit(List.of(Service.ATTENDANCE), null, null);

        assertThat(said.toString())
                .contains(
                        "DISCARDED (it may have taken effect) by opal",
                        "EDITED (refused) by opal",
                        "DISCARDED (nobody knows whether it was done) by opal",
                        "REDRIVEN by opal");
    }

    @Test
    void theAuditOfAllServicesTellsTheNewestFirst() {
        answers = path -> path.contains("intake") ? """
            {"items": [{"what": "THIRD", "at": "2026-11-01T01:10:00-05:00"},
              {"what": "FIRST", "at": "2026-11-01T01:20:00-04:00"}], "total": 2}""" : """
            {"items": [{"what": "SECOND", "at": "2026-11-01T01:05:00-05:00"}], "total": 1}""";

        events.audit(List.of(Service.INTAKE, Service.ATTENDANCE), null, null);

        assertThat(said.toString().lines().map(line -> line.split(" +", -1)[2]))
                .containsExactly("THIRD", "SECOND", "FIRST");
    }
}
