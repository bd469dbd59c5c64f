package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAFF;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.program.Ana.after;
import static care.continuum.attendance.program.Ana.call;
import static care.continuum.attendance.program.Ana.ends;
import static care.continuum.attendance.program.Ana.enrolled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.attendance.terms.Measure;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.OutreachResult;
import care.continuum.events.ScreeningId;
import care.continuum.messaging.Change;
import care.continuum.testing.InMemory;
import care.continuum.testing.Proves;
import care.continuum.web.AccessDenied;
import care.continuum.web.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Ana came once, was in hospital, and stayed away; she was called, filled in a questionnaire, and is in a crisis.
class ClientControllerTest {

    private static final Instant NOW = ends(4);
    private static final String[] CARE_ALONE = {"eligible", "missing", "measures"};

    private final InMemory<Program> memory = new InMemory<>();
    private final ClientController controller = new ClientController(
            new ClientDesk(memory, new KeptPrograms(memory, List.of(STAY)), Clock.fixed(NOW, ZoneOffset.UTC)));

    @BeforeEach
    void kept() {
        keep(after(enrolled(2), "AHNN")
                .reachedOut(call(NOW, OutreachResult.NO_ANSWER), NOW)
                .state()
                .measured(new Measure(new ScreeningId(new UUID(0, 7)), 1, 9, 12, NOW), NOW)
                .state()
                .crisis(NOW, NOW)
                .state());
    }

    @ParameterizedTest
    @Proves("roles")
    @ValueSource(strings = {"scheduler", "intake"})
    void whoPlansReadsNothingClinical(String role) {
        discharged();
        var seen = seen(role);

        assertThat(seen.propertyNames()).doesNotContain(CARE_ALONE).doesNotContain("outreach", "reason");
        assertThat(seen.toString()).doesNotContain("HOSPITAL", "CRISIS", "MOVED");
        assertThat(seen.path("disposition").asString()).isEqualTo("NOT_COMPLETED");
        assertThat(seen.at("/records/1/outcome").asString()).isEqualTo("EXCUSED");
        assertThat(seen.at("/weeks/0/attendedMinutes").asInt()).isEqualTo(180);
    }

    @Test
    @Proves("roles")
    void whoCallsAfterTheProgramReadsHowItEndedAndWhoCalled() {
        assertThat(flags("aftercare")).containsExactly("BELOW_LOC_2_1", "OUTREACH_OPEN");
        discharged();
        var seen = seen("aftercare", "scheduler");

        assertThat(seen.propertyNames()).doesNotContain(CARE_ALONE);
        assertThat(seen.toString()).doesNotContain("HOSPITAL", "CRISIS");
        assertThat(seen.path("reason").asString()).isEqualTo("MOVED");
        assertThat(seen.at("/outreach/0/result").asString()).isEqualTo("NO_ANSWER");
    }

    @Test
    void thatACallIsDueIsNotForThoseWhoPlan() {
        assertThat(flags("scheduler")).containsExactly("BELOW_LOC_2_1");
        assertThat(flags("clinician")).containsExactly("BELOW_LOC_2_1", "CRISIS_OPEN", "OUTREACH_OPEN");
    }

    @Test
    @Proves("break-glass")
    void theCareStaffReadsAllOfItAndSoDoesWhoBrokeTheGlass() {
        var broken = new ArrayList<String>();
        var all = seen("supervisor");
        assertThat(all.propertyNames()).contains(CARE_ALONE).contains("outreach");
        assertThat(all.at("/records/1/excuse").asString()).isEqualTo("HOSPITAL");
        assertThat(seen("scheduler", "clinician")).isEqualTo(all);

        assertThat(seen(new Caller("sam", Set.of("clinician"), null, broken::add)))
                .isEqualTo(all);
        assertThat(broken).isEmpty();
        assertThat(seen(new Caller("sam", Set.of("scheduler"), null, broken::add)))
                .isEqualTo(all);
        assertThat(broken).containsExactly("clinician, supervisor");
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> seen("analyst"));
    }

    private void discharged() {
        keep(memory.get(STAY.toString())
                .discharge(Disposition.NOT_COMPLETED, DischargeReason.MOVED, STAFF, NOW)
                .state());
    }

    private List<String> flags(String role) {
        return seen(role).path("flags").valueStream().map(JsonNode::asString).toList();
    }

    private JsonNode seen(String... roles) {
        return seen(new Caller("sam", Set.of(roles), null));
    }

    private JsonNode seen(Caller caller) {
        return JsonMapper.shared().valueToTree(controller.progress(ANA, null, caller));
    }

    private void keep(Program program) {
        memory.settle(program.id(), () -> program, _ -> Change.none(program));
    }
}
