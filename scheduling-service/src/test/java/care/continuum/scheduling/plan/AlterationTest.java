package care.continuum.scheduling.plan;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.events.ChangedBy;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.Todo;
import care.continuum.messaging.Unresolved;
import care.continuum.scheduling.plan.Alteration.Draft;
import care.continuum.testing.InMemory;
import care.continuum.testing.Proves;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The tries of one change, each with its own name.
class AlterationTest {

    private static final Draft DRAFT = Draft.changing(List.of(), ChangedBy.WEATHER, "snow", Clinic.NOW);

    private final Change<Alteration> first = tried(Alteration.of("snow", DRAFT));

    @Test
    void aTryThatIsRefusedGivesBackWhatIsItsOwn() {
        assertThat(first.state().refused(1).todos()).containsExactly(givingBack(1));
        assertThat(first.state().due(Clinic.NOW).todos()).containsExactly(givingBack(1));
        given(first.state())
                .when(it -> it.refused(2))
                .thenState(it -> assertThat(it).isEqualTo(first.state()));
    }

    @Test
    void theNextTryGivesBackWhatTheOneBeforeHeldWhenItWasCutOff() {
        var second = tried(first.state());
        assertThat(first.todos()).isEmpty();
        assertThat(second.todos()).containsExactly(givingBack(1));
        assertThat(second.state().former()).isEqualTo(first.state().holder());
        assertThat(second.state().holder()).isEqualTo("snow/2");
        assertThat(tried(second.state().refused(2).state()).todos()).isEmpty();
    }

    @Test
    void onlyTheLatestTryDecides() {
        var second = tried(first.state()).state();
        given(second).when(it -> it.done(1)).thenRefused("took-too-long");
        given(first.state().due(Clinic.NOW).state()).when(it -> it.done(1)).thenRefused("took-too-long");
        given(second)
                .when(it -> it.done(2))
                .thenState(it -> assertThat(tried(it).state()).isEqualTo(it));
    }

    @Test
    void onlyWhatIsDecidedIsAnsweredOnceMore() {
        given(first.state().done(1).state()).when(Alteration::again).then();
        assertThatExceptionOfType(Unresolved.class).isThrownBy(first.state()::again);
    }

    @Test
    void whatWasTakenBackSinceItWasRememberedIsNoAnswer() {
        var memory = new InMemory<Alteration>();
        memory.settle("snow", first::state, Change::none);
        var command = new Command("a", "", true, "staff");
        var answer = Answer.<Alteration, Boolean>as(Boolean.class, Alteration::isDone);
        assertThatExceptionOfType(Unresolved.class).isThrownBy(() -> memory.again("snow", command, answer));

        memory.amend("snow", command, it -> it.done(1), answer);
        assertThat(memory.again("snow", command, answer)).isTrue();
    }

    /// Then whoever repeats it waits for its end; one that was cut off is overtaken.
    @Test
    void aTryIsUnderWayUntilItIsDecidedOrItsTimeIsOver() {
        var end = Objects.requireNonNull(first.state().dueAt());
        assertThat(first.state().isUnderWay(end.minusMillis(1))).isTrue();
        assertThat(first.state().isUnderWay(end)).isFalse();
        assertThat(first.state().done(1).state().isUnderWay(Clinic.NOW)).isFalse();
        assertThat(first.state().refused(1).state().isUnderWay(Clinic.NOW)).isFalse();
    }

    /// Whoever sleeps through its end may lock and reserve after that, and be killed.
    @Test
    void whatASleeperHasLeftIsGivenBackLater() {
        var over = first.state().due(Clinic.NOW).state();
        var later = Objects.requireNonNull(over.dueAt());
        assertThat(later).isAfter(Objects.requireNonNull(first.state().dueAt()));
        assertThat(over.due(later).todos()).containsExactly(late(1));
        assertThat(over.due(later).state().dueAt()).isNull();
        assertThat(first.state().done(1).state().dueAt()).isNull();
        assertThat(first.state().refused(1).state().dueAt()).isNull();

        var done = tried(over).state().done(2).state();
        assertThat(done.due(Objects.requireNonNull(done.dueAt())).todos()).containsExactly(late(1));
        assertThat(done.due(later).state().isDone()).isTrue();
    }

    /// What staff wrote of clients is theirs, and sealed for them, once it stands in their plans.
    @Test
    @Proves("sealed-at-rest")
    void theReasonIsKeptUntilItStandsInThePlansOrTheTryIsOver() {
        var begun = first.state();
        assertThat(begun.draft().reason()).isEqualTo("snow");
        given(begun).when(Alteration::carried).thenState(it -> assertThat(it).isEqualTo(begun));
        var done = begun.done(1).state();
        assertThat(done.draft().reason()).isEqualTo("snow");
        given(done)
                .when(Alteration::carried)
                .thenState(it -> assertThat(it)
                        .isEqualTo(new Alteration("snow", done.stage(), 1, DRAFT.silent(), done.giveUpAt())))
                .and()
                .when(Alteration::carried)
                .thenNothing();

        for (var over : List.of(begun.refused(1), begun.due(Clinic.NOW))) {
            assertThat(over.state().draft()).isEqualTo(DRAFT.silent());
            assertThat(tried(over.state()).state().draft().reason()).isEqualTo("snow");
        }
    }

    private static Todo late(int round) {
        return new Todo("give-back-" + round + "-late", "give-back", Map.of("holder", "snow/" + round));
    }

    private static Change<Alteration> tried(Alteration change) {
        return change.tries(DRAFT, Clinic.NOW);
    }

    private static Todo givingBack(int round) {
        return new Todo("give-back-" + round, "give-back", Map.of("holder", "snow/" + round));
    }
}
