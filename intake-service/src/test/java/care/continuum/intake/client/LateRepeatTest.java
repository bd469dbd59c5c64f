package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.events.Instrument;
import care.continuum.events.Track;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Expiry;
import care.continuum.intake.terms.Risk;
import care.continuum.intake.terms.TreatmentPlan.Goal;
import care.continuum.messaging.Command;
import care.continuum.testing.Proves;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What was taken is answered alike however late it is repeated; the same said anew is not taken.
class LateRepeatTest {

    private final World world = new World();
    private final Standing ana = world.ready("Ana");
    private final Stay stay = new Stay(ana.clientId(), null);

    @Test
    void aStartThatWasTakenIsNotRefusedWhenItIsRepeated() {
        var first = enroll("first", MONDAY);
        world.clock.now = NOW.plus(Duration.ofDays(40));

        assertThat(enroll("first", MONDAY)).isEqualTo(first);
        assertThat(world.client(ana).status()).isEqualTo(EpisodeStatus.READY);
        refused(() -> enroll("anew", MONDAY), "startDate", "must be at most 30 days back and 365 days ahead");
    }

    @Test
    void aStartIsNeitherTooFarBackNorAhead() {
        for (var day : List.of(MONDAY.minusDays(31), MONDAY.plusDays(366))) {
            refused(() -> enroll("enroll", day), "startDate", "must be at most 30 days back and 365 days ahead");
            refused(
                    () -> world.desk.accept(stay, command("accept"), day),
                    "startDate",
                    "must be at most 30 days back and 365 days ahead");
        }
    }

    /// The client keeps what was said of every stay: a repetition that names no stay is never about the new one.
    @Test
    void whatWasSaidOfAStayIsNotSaidOfTheNextWhenItIsRepeated() {
        var desks = Map.<String, Consumer<Command>>of(
                "withdrawal", it -> world.desk.withdraw(stay, it),
                "plan", it -> world.clinic.plan(stay, it, List.of(), MONDAY),
                "risk", it -> world.clinic.assessRisk(stay, it, new Chart.Finding(NOW, Risk.HIGH, "A plan.")),
                "assessment", it -> world.clinic.assess(stay, it, Ana.assessment("2.1", MONDAY)),
                "screening", it -> world.clinic.screen(stay, it, Instrument.GAD7, NOW, List.of(1), true),
                "consent", it -> consent(it));
        var order = List.of("risk", "plan", "assessment", "screening", "consent", "withdrawal");
        order.forEach(it -> Objects.requireNonNull(desks.get(it)).accept(command(it)));
        world.frontDesk.readmit(ana.clientId(), command("again"), (before, _) -> before);
        var again = world.client(ana);
        assertThat(again.episodes()).hasSize(2);

        order.forEach(it -> Objects.requireNonNull(desks.get(it)).accept(command(it)));
        world.frontDesk.readmit(ana.clientId(), command("again"), (before, _) -> before);

        assertThat(world.client(ana)).isEqualTo(again);
    }

    private void consent(Command command) {
        var consent = Ana.consent();
        world.clinic.consent(stay, command, consent.type(), consent.terms(), Expiry.of("NONE"), MONDAY);
    }

    @Test
    @Proves("treatment-plan")
    void aReviewIsNotPlannedForADayThatIsOver() {
        refused(() -> plan("plan", MONDAY.minusDays(1)), "nextReview", "must not be in the past");
        var first = plan("plan", MONDAY);
        world.clock.now = NOW.plus(Duration.ofDays(9));

        assertThat(plan("plan", MONDAY)).isEqualTo(first);
        assertThat(plan("the plan that stands", MONDAY)).isEqualTo(first);
        refused(() -> plan("another plan", MONDAY.plusDays(1)), "nextReview", "must not be in the past");
        plan("another plan", MONDAY.plusDays(9));
    }

    private Standing plan(String key, LocalDate nextReview) {
        return world.clinic.plan(stay, command(key), List.of(new Goal("sleep", "IN_PROGRESS")), nextReview);
    }

    private Standing enroll(String key, LocalDate start) {
        return world.desk.enroll(stay, command(key), new Enrollment.Wish(Track.DAY, start, 2, 9, Set.of()));
    }

    private static void refused(Runnable asking, String field, String message) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(asking::run)
                .satisfies(it -> assertThat(it.faults()).containsExactly(new Fault(field, message)));
    }

    private static Command command(String key) {
        return new Command(key, "", true, "somebody");
    }
}
