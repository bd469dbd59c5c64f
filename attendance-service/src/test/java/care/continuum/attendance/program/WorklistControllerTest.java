package care.continuum.attendance.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.attendance.program.WorklistDesk.Item;
import care.continuum.attendance.terms.Task.Kind;
import care.continuum.testing.InMemory;
import care.continuum.web.AccessDenied;
import care.continuum.web.Caller;
import care.continuum.web.PageQuery;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorklistControllerTest {

    private final KeptPrograms programs = new KeptPrograms(new InMemory<>(), List.of(Ana.STAY));
    private final WorklistController worklist =
            new WorklistController(new WorklistDesk(programs, Clock.fixed(Ana.BEFORE, ZoneOffset.UTC)));

    @Test
    void aSchedulerSeesTheMakeUpsThatAreWantedAndNothingElse() {
        assertThat(seen(null, "scheduler")).containsExactly(Kind.MAKE_UP);
        assertThat(seen(Kind.MAKE_UP, "scheduler")).containsExactly(Kind.MAKE_UP);
        assertThat(programs.asked()).containsOnly("MAKE_UP");
        Stream.of(Kind.values())
                .filter(kind -> kind != Kind.MAKE_UP)
                .forEach(kind ->
                        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> seen(kind, "scheduler")));
    }

    @Test
    void whoIsCareStaffTooSeesAll() {
        assertThat(seen(null, "scheduler", "clinician")).containsExactly(Kind.values());
        assertThat(seen(Kind.OUTREACH, "supervisor")).containsExactly(Kind.OUTREACH);
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> seen(Kind.MAKE_UP, "intake"));
    }

    private List<Kind> seen(@Nullable Kind kind, String... roles) {
        return worklist
                .worklist(kind, null, new PageQuery(0, 50), new Caller("sam", Set.of(roles), null))
                .items()
                .stream()
                .map(Item::kind)
                .toList();
    }
}
