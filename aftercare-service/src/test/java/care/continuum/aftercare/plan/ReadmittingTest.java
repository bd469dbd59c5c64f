package care.continuum.aftercare.plan;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.aftercare.Shipped;
import care.continuum.aftercare.Topics;
import care.continuum.aftercare.terms.Ending;
import care.continuum.aftercare.terms.ReferralTable;
import care.continuum.aftercare.terms.Task;
import care.continuum.aftercare.terms.Terms;
import care.continuum.events.AftercareEvent.ReadmissionSuggested;
import care.continuum.events.AgeBand;
import care.continuum.events.Channel;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.InquiryReceived;
import care.continuum.events.OutreachResult;
import care.continuum.events.Reason;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.Origin;
import care.continuum.testing.InMemory;
import care.continuum.testing.Proves;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A relapse, and a client who comes back: in whatever order they are told and heard of.
class ReadmittingTest {

    private static final EpisodeId AGAIN = new EpisodeId(new UUID(0, 9));
    private static final Instant ASKED = Ana.daysAfter(3);
    private static final Instant ENROLLED = Ana.daysAfter(5);
    private static final Instant NOW = Ana.daysAfter(7);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final InMemory<Plan> aggregates = new InMemory<>();
    private final KeptPlans plans = KeptPlans.in(aggregates, Ana.EPISODE, AGAIN);
    private final Terms terms = new Terms(Shipped.PRACTICE, () -> ReferralTable.USUAL, plans::beside);
    private final NewsDesk news = new NewsDesk(aggregates, List::of, terms, new ClinicZone(Ana.ZONE), CLOCK);
    private final PlanDesk desk = new PlanDesk(aggregates, plans, List::of, CLOCK);
    private final TodoDesk todos = new TodoDesk(aggregates, plans, new FeedsTest.Unasked(), CLOCK);
    private final Plan former = keep(Ana.after(Ana.LEFT).due(NOW).state());

    @Test
    @Proves("relapse")
    void whatIsEnteredLateSuggestsNoReadmissionThatWasAskedForSince() {
        asksAgain();

        relapse(0, ASKED);
        assertThat(isSuggested()).isFalse();

        relapse(1, NOW);
        assertThat(isSuggested()).isTrue();
    }

    @Test
    @Proves("relapse")
    void whatIsToldAfterTheSeatWaitsForADecisionForThatStayMayBeOverByThen() {
        asksAgain();
        enrolls();

        relapse(0, ENROLLED);
        assertThat(isSuggested()).isFalse();

        relapse(1, NOW);
        assertThat(isSuggested()).isTrue();
    }

    @Test
    @Proves("relapse")
    void theSeatSettlesWhatWasToldSinceTheClientAskedForIt() {
        asksAgain();
        relapse(0, ENROLLED.minusSeconds(1));
        assertThat(isSuggested()).isTrue();

        enrolls();

        assertThat(tasks()).noneMatch(task -> task.kind() == Task.Kind.READMISSION);
    }

    @Test
    @Proves("relapse")
    void aSeatThatIsHeardOfLateSettlesWhatWasToldBeforeItAlone() {
        relapse(0, ENROLLED);
        enrolls();
        assertThat(tasks()).noneMatch(task -> task.kind() == Task.Kind.READMISSION);

        relapse(1, NOW);
        workOff();
        assertThat(tasks()).anyMatch(task -> task.kind() == Task.Kind.READMISSION);
    }

    @Test
    @Proves("relapse")
    void aStayThatIsOverSettlesNoRelapseThatWasToldAfterIt() {
        relapse(1, NOW);
        enrolls(ENROLLED, false);
        leavesAgain();

        workOff();

        assertThat(tasks()).anyMatch(task -> task.kind() == Task.Kind.READMISSION);
    }

    @Test
    @Proves("relapse")
    void afterTheNextStayARelapseSuggestsAReadmissionOnceMore() {
        enrolls(NOW.minusSeconds(60), false);
        leavesAgain();
        workOff();

        relapse(1, NOW);

        assertThat(isSuggested()).isTrue();
    }

    @Test
    void aFirstStayLeavesNothingToBeDone() {
        var alone = new NewsDesk(aggregates, List::of, Ana.TERMS, new ClinicZone(Ana.ZONE), CLOCK);

        new IntakeFeed(alone).on(enrolled(NOW), origin(1));

        assertThat(aggregates.left()).isEmpty();
    }

    private void relapse(int call, Instant at) {
        var id = former.followUps().get(call).followUpId();
        desk.called(id, OutreachResult.REACHED, at, true, Command.once("Ana's counselor"));
    }

    private void asksAgain() {
        hear(
                1,
                new InquiryReceived(
                        Ana.CLIENT, AGAIN, Channel.PHONE, Reason.CO_OCCURRING, Track.DAY, ASKED, Ana.EPISODE));
        workOff();
    }

    private void enrolls() {
        enrolls(ENROLLED, true);
    }

    private void enrolls(Instant at, boolean toTheEnd) {
        hear(2, enrolled(at));
        if (toTheEnd) {
            workOff();
        }
    }

    private void leavesAgain() {
        var left = new Ending(Disposition.COMPLETED, null, Ana.DISCHARGED.plusDays(7), NOW);
        keep(aggregates.get(AGAIN.toString()).ended(left, Ana.TERMS, NOW).state());
    }

    private void hear(int sequence, IntakeEvent told) {
        new IntakeFeed(news).on(told, origin(sequence));
    }

    private static Origin origin(int sequence) {
        return new Origin(Topics.INTAKE.source(), Ana.CLIENT.toString(), sequence, "", NOW, "");
    }

    private static ClientEnrolled enrolled(Instant at) {
        return new ClientEnrolled(
                Ana.CLIENT,
                AGAIN,
                1,
                new SectionId(new UUID(0, 7)),
                Track.DAY,
                AgeBand.ADULT,
                Reason.CO_OCCURRING,
                Ana.DISCHARGED.plusDays(8),
                4,
                9,
                Set.of(),
                at);
    }

    private void workOff() {
        var left = List.copyOf(aggregates.left());
        aggregates.left().clear();
        left.forEach(each -> todos.follow(aggregates.get(each.id()), each.todo()));
    }

    private Plan keep(Plan plan) {
        return aggregates.settle(plan.id(), () -> plan, _ -> Change.to(plan));
    }

    private boolean isSuggested() {
        var isTold = aggregates.told().stream().anyMatch(ReadmissionSuggested.class::isInstance);
        assertThat(tasks().stream().anyMatch(task -> task.kind() == Task.Kind.READMISSION))
                .isEqualTo(isTold);
        return isTold;
    }

    private List<Task> tasks() {
        return aggregates.get(former.id()).tasks();
    }
}
