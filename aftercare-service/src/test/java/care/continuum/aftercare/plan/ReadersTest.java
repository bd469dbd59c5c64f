package care.continuum.aftercare.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.aftercare.plan.WorklistDesk.Item;
import care.continuum.aftercare.terms.Note;
import care.continuum.aftercare.terms.Task.Kind;
import care.continuum.testing.InMemory;
import care.continuum.web.AccessDenied;
import care.continuum.web.Caller;
import care.continuum.web.PageQuery;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Everybody reads what their work needs.
class ReadersTest {

    private static final Note NOTE = new Note(Ana.NOW, "Ana's counselor", "said in confidence");

    private final Plan plan = noted(Ana.booked(3));
    private final KeptPlans plans = new KeptPlans(plan);
    private final Clock clock = Clock.fixed(Ana.NOW, ZoneOffset.UTC);
    private final PlanController controller =
            new PlanController(new PlanDesk(new InMemory<>(), plans, List::of, clock));
    private final WorklistController worklist = new WorklistController(new WorklistDesk(plans, clock));

    @Test
    void whoFindsTimesOrTakesCallsReadsTheAppointmentsAlone() {
        for (var role : List.of("scheduler", "intake")) {
            assertThat(read(role(role))).isInstanceOfSatisfying(TimesView.class, view -> {
                assertThat(view.appointments()).isEqualTo(plan.appointments());
                assertThat(view.dischargedOn()).isEqualTo(Ana.DISCHARGED);
            });
        }
    }

    @Test
    void careStaffReadTheWholePlan() {
        var all = Stream.of(role("clinician"), role("supervisor"), role("aftercare"), role("scheduler", "aftercare"));

        assertThat(all.map(this::read))
                .allSatisfy(view -> assertThat(view)
                        .isInstanceOfSatisfying(
                                PlanView.class,
                                whole -> assertThat(whole.referrals())
                                        .anyMatch(referral -> referral.notes().contains(NOTE))));
    }

    @Test
    void clientsReadTheirOwnWithoutNotes() {
        var ana = new Caller("ana", Set.of("client"), Ana.CLIENT.toString());

        assertThat(read(ana))
                .isInstanceOfSatisfying(
                        PlanView.class,
                        own -> assertThat(own.referrals())
                                .isNotEmpty()
                                .allMatch(referral -> referral.notes().isEmpty()));
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> read(role("client")));
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> read(role("operations")));
    }

    @Test
    void whoBreaksTheGlassReadsTheWholePlan() {
        var broken = new ArrayList<String>();

        assertThat(read(new Caller("sam", Set.of("scheduler"), null, broken::add)))
                .isInstanceOf(PlanView.class);
        assertThat(broken).hasSize(1);
    }

    @Test
    void aSchedulerSeesTheTimesThatAreLackingAndNothingElse() {
        assertThat(seen(null, "scheduler")).containsExactly(Kind.SLOT);
        assertThat(seen(Kind.SLOT, "scheduler")).containsExactly(Kind.SLOT);
        assertThat(plans.asked()).containsOnly("SLOT");
        Stream.of(Kind.values())
                .filter(kind -> kind != Kind.SLOT)
                .forEach(kind ->
                        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> seen(kind, "scheduler")));
        assertThat(seen(null, "scheduler", "aftercare")).containsExactly(Kind.values());
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> seen(Kind.SLOT, "intake"));
    }

    private static Plan noted(Plan plan) {
        return plan.with(plan.referrals().getFirst().with(NOTE));
    }

    private Record read(Caller caller) {
        return controller.plan(Ana.CLIENT, null, caller);
    }

    private static Caller role(String... roles) {
        return new Caller("sam", Set.of(roles), null);
    }

    private List<Kind> seen(@Nullable Kind kind, String... roles) {
        return worklist.worklist(kind, null, new PageQuery(0, 50), role(roles)).items().stream()
                .map(Item::kind)
                .toList();
    }
}
