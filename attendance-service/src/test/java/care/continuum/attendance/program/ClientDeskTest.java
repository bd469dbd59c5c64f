package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAFF;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.program.Ana.after;
import static care.continuum.attendance.program.Ana.ends;
import static care.continuum.attendance.program.Ana.enrolled;
import static care.continuum.attendance.program.Ana.entered;
import static care.continuum.attendance.program.Ana.starts;
import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.events.Disposition.TRANSFERRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.continuum.attendance.program.ClientDesk.Tried;
import care.continuum.attendance.program.ClientDesk.Whom;
import care.continuum.attendance.terms.Shortfall;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.Outcome;
import care.continuum.events.OutreachChannel;
import care.continuum.events.OutreachResult;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.testing.InMemory;
import care.continuum.web.BadInput;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ana left after the first session and is enrolled again, from the third track day on; scheduling has not
/// told the plan of her second stay.
class ClientDeskTest {

    private static final EpisodeId AGAIN = new EpisodeId(new UUID(0, 22));
    private static final LocalDate BACK_ON = START.plusDays(4);
    private static final Instant NOW = ends(4);
    private static final Whom LATEST = new Whom(ANA, null);

    private final InMemory<Program> memory = new InMemory<>();
    private final List<EpisodeId> order = new ArrayList<>(List.of(STAY, AGAIN));
    private final ClientDesk desk =
            new ClientDesk(memory, new KeptPrograms(memory, order), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void enrolledAgain() {
        keep(after(enrolled(2), "A")
                .discharge(Disposition.NOT_COMPLETED, DischargeReason.MOVED, STAFF, ends(1))
                .state());
        keep(Planning.promised(
                Program.awaited(ANA, AGAIN, RULES), Ana.enrollment(AGAIN, BACK_ON, at(START.plusDays(2), 9, 0))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStayWhosePlanIsNotKnownYetIsTheLatestAllTheSame(boolean oldFirst) {
        inOrder(oldFirst ? STAY : AGAIN, oldFirst ? AGAIN : STAY);

        var progress = desk.progress(LATEST);
        assertThat(progress.episodeId()).isEqualTo(AGAIN);
        assertThat(progress.startDate()).isEqualTo(BACK_ON);
        assertThat(progress.endsOn()).isEqualTo(BACK_ON.plusDays(6));
        assertThat(progress.disposition()).isNull();
        assertThat(progress.weeks()).isEmpty();
        assertThat(progress.missing()).contains(Shortfall.SESSIONS);
        assertThat(progress.eligible()).isFalse();
        assertThat(desk.progress(new Whom(ANA, STAY)).disposition()).isEqualTo(Disposition.NOT_COMPLETED);
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> desk.complete(LATEST, null, by()))
                .satisfies(no -> assertThat(no.rule()).isEqualTo("not-eligible"));
    }

    @Test
    void theLatestStayIsTheOneThatWasEnrolledLastWheneverItBegins() {
        var third = new EpisodeId(new UUID(0, 24));
        order.add(third);
        keep(Planning.promised(
                Program.awaited(ANA, third, RULES), Ana.enrollment(third, START, at(START.plusDays(3), 9, 0))));

        assertThat(desk.progress(LATEST).episodeId()).isEqualTo(third);
    }

    @Test
    void aStayWhosePlanNeverCameIsDischarged() {
        var day = RULES.day(NOW);
        assertThat(desk.discharge(LATEST, Disposition.TRANSFERRED, DischargeReason.MEDICAL, by())
                        .dischargedOn())
                .isEqualTo(day);
        assertThat(memory.told())
                .containsExactly(new ClientDischarged(
                        ANA, AGAIN, Disposition.TRANSFERRED, DischargeReason.MEDICAL, day, 0, 0, null));

        var late = memory.get(AGAIN.toString()).scheduled(Ana.planOf(2), NOW.plusSeconds(60));
        assertThat(late.state().ledger().entries())
                .filteredOn(entry -> entry.startsAt().isAfter(NOW))
                .hasSize(2)
                .allMatch(entry -> entry.outcome() == Outcome.NOT_APPLICABLE);
    }

    @Test
    void whoWasNeverEnrolledIsNotFound() {
        order.clear();
        order.add(new EpisodeId(new UUID(0, 23)));
        keep(Program.awaited(ANA, order.getFirst(), RULES).crisis(NOW, NOW).state());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> desk.progress(LATEST));
    }

    @Test
    void anAttemptBeforeTheStayIsNone() {
        for (var early : List.of(at(LocalDate.of(1950, 1, 1), 9, 0), at(START.plusDays(1), 23, 59))) {
            assertThatExceptionOfType(BadInput.class)
                    .isThrownBy(() -> tried(early, OutreachResult.NO_ANSWER))
                    .satisfies(bad -> assertThat(bad.faults())
                            .singleElement()
                            .isEqualTo(new BadInput.Fault(
                                    "attemptedAt", "must not be before the stay, which began on 2026-03-04")));
        }
        assertThat(tried(at(START.plusDays(2), 0, 0), OutreachResult.NO_ANSWER)).isEqualTo(1);
    }

    @Test
    void theSameAttemptToldAgainCountsOnce() {
        assertThat(tried(starts(4), OutreachResult.NO_ANSWER)).isEqualTo(1);
        assertThat(tried(starts(4).plusNanos(10), OutreachResult.NO_ANSWER)).isEqualTo(1);
        assertThat(memory.told()).hasSize(1);
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> tried(starts(4), OutreachResult.REACHED))
                .satisfies(no -> assertThat(no.rule()).isEqualTo("attempt-recorded"));
        assertThat(tried(starts(4).plusMillis(1), OutreachResult.NO_ANSWER)).isEqualTo(2);
        var letter = new Tried(starts(4), OutreachChannel.LETTER, OutreachResult.NO_ANSWER);
        assertThat(desk.reachedOut(LATEST, letter, by()).outreachAttempts()).isEqualTo(3);
    }

    /// Her first stay goes on when it is said for the first time, and is over when it is said again.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsToldAgainAfterAReadmissionIsOfTheStayOfWhichItWasSaid(boolean oldFirst) {
        var call = new Tried(starts(2), OutreachChannel.PHONE, OutreachResult.NO_ANSWER);
        Consumer<Command> group = it -> desk.wentToGroup(LATEST, START, 60, it);
        Consumer<Command> outreach = it -> desk.reachedOut(LATEST, call, it);
        Consumer<Command> discharge = it -> desk.discharge(LATEST, TRANSFERRED, DischargeReason.MEDICAL, it);
        keep(after(enrolled(2), "A"));
        var again = memory.get(AGAIN.toString());

        for (var said : List.of(group, outreach, discharge)) {
            var first = new Command(UUID.randomUUID().toString(), "", true, STAFF);
            inOrder(STAY);
            said.accept(first);
            var once = memory.get(STAY.toString());
            var told = memory.told();
            inOrder(oldFirst ? STAY : AGAIN, oldFirst ? AGAIN : STAY);

            said.accept(first);
            assertThat(memory.get(STAY.toString())).isEqualTo(once);
            assertThat(memory.get(AGAIN.toString())).isEqualTo(again);
            assertThat(memory.told()).isEqualTo(told);
        }
        assertThat(memory.get(STAY.toString()).course().isOver()).isTrue();
        assertThat(tried(starts(4), OutreachResult.NO_ANSWER)).isEqualTo(1);
        assertThat(memory.get(AGAIN.toString()).outreach().attempts()).hasSize(1);
    }

    @Test
    void aCompletionAndItsReviewAreNotOfTheNewStayWhenTheyAreToldAgain() {
        keep(entered(enrolled(1, RULES, Ana.BEFORE), "AAA", NOW));
        var completion = new Command("completion", "", true, STAFF);
        var review = new Command("review", "", true, STAFF);
        inOrder(STAY);
        desk.complete(LATEST, null, completion);
        keep(Ana.correct(memory.get(STAY.toString()), 1, 'N', NOW).state());
        desk.rechecked(LATEST, review);
        inOrder(STAY, AGAIN);

        assertThat(desk.complete(LATEST, null, completion).episodeId()).isEqualTo(STAY);
        assertThat(desk.rechecked(LATEST, review).episodeId()).isEqualTo(STAY);
    }

    private void inOrder(EpisodeId... stays) {
        order.clear();
        order.addAll(List.of(stays));
    }

    private int tried(Instant when, OutreachResult result) {
        return desk.reachedOut(LATEST, new Tried(when, OutreachChannel.PHONE, result), by())
                .outreachAttempts();
    }

    private void keep(Program program) {
        memory.settle(program.id(), () -> program, _ -> Change.none(program));
    }

    private static Command by() {
        return Command.once(STAFF);
    }
}
