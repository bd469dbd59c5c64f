package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAFF;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.program.Ana.after;
import static care.continuum.attendance.program.Ana.ends;
import static care.continuum.attendance.program.Ana.enrolled;
import static care.continuum.attendance.program.Ana.starts;
import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AftercareEvent.ClientDied;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.Outcome;
import care.continuum.messaging.Change;
import care.continuum.messaging.Origin;
import care.continuum.testing.InMemory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ana left long ago, and is enrolled again; aftercare is told after her first stay that she has died.
class DeathDeskTest {

    private static final EpisodeId BEFORE = new EpisodeId(new UUID(0, 21));
    private static final Instant TOLD = at(START.plusDays(1), 10, 0);

    private final InMemory<Program> memory = new InMemory<>();
    private final Clock clock = Clock.fixed(ends(4), ZoneOffset.UTC);
    private final NewsDesk news = new NewsDesk(memory, RULES, clock);
    private final DeathDesk desk = new DeathDesk(memory, new KeptPrograms(memory, List.of(BEFORE, STAY)), clock);

    @BeforeEach
    void leftLongAgo() {
        news.enrolled(Ana.enrollment(BEFORE, START.minusDays(60), at(START.minusDays(61), 9, 0)), from("intake", 1));
        keep(memory.get(BEFORE.toString())
                .discharge(Disposition.NOT_COMPLETED, DischargeReason.MOVED, STAFF, at(START.minusDays(50), 9, 0))
                .state());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theStayInWhichTheClientIsAgainEndsWhicheverIsHeardOfFirst(boolean deathFirst) {
        if (deathFirst) {
            tell(BEFORE, 1);
            follow();
        }
        news.scheduled(Ana.planOf(2), from("scheduling", 1));
        if (!deathFirst) {
            tell(BEFORE, 1);
        }
        follow();

        assertThat(memory.told())
                .containsExactly(new ClientDischarged(
                        ANA, STAY, Disposition.NOT_COMPLETED, DischargeReason.DIED, RULES.day(TOLD), 0, 0, null));
        assertThat(memory.get(STAY.toString()).ledger().entries())
                .filteredOn(entry -> entry.startsAt().isAfter(TOLD))
                .hasSize(5)
                .allMatch(entry -> entry.outcome() == Outcome.NOT_APPLICABLE);
        assertThat(memory.get(BEFORE.toString()).course().discharge())
                .satisfies(it -> assertThat(it.reason()).isEqualTo(DischargeReason.MOVED));
    }

    @Test
    void noShowsSinceAreTakenBack() {
        keep(enrolled(1).due(starts(3).plusSeconds(4 * 3600)).state());
        tell(BEFORE, 1);
        follow();

        assertThat(memory.get(STAY.toString()).ledger().entries())
                .extracting(entry -> entry.outcome())
                .containsExactly(Outcome.NO_SHOW, Outcome.NOT_APPLICABLE, Outcome.NOT_APPLICABLE);
        assertThat(memory.get(STAY.toString()).ledger().corrections())
                .hasSize(2)
                .allMatch(correction -> correction.by().equals("aftercare"));
    }

    @Test
    void toldAgainAndOfAnotherDayItEndsNothingMore() {
        news.scheduled(Ana.planOf(2), from("scheduling", 1));
        tell(BEFORE, 1);
        follow();
        tell(BEFORE, 2);
        tell(STAY, 3);
        follow();

        assertThat(memory.told()).hasSize(1);
    }

    @Test
    void whoHasLeftIsNotDischargedOnceMore() {
        keep(after(enrolled(1), "A")
                .discharge(Disposition.TRANSFERRED, DischargeReason.MEDICAL, STAFF, ends(1))
                .state());
        tell(BEFORE, 1);
        tell(STAY, 2);
        follow();

        assertThat(memory.told()).isEmpty();
        assertThat(memory.get(STAY.toString()).course().discharge())
                .satisfies(it -> assertThat(it.reason()).isEqualTo(DischargeReason.MEDICAL));
    }

    @Test
    void whoNeverCameToTheProgramAgainIsNotDischarged() {
        keep(Program.awaited(ANA, STAY, RULES).crisis(TOLD, TOLD).state());
        tell(BEFORE, 1);
        follow();

        assertThat(memory.told()).isEmpty();
        assertThat(memory.get(STAY.toString()).course().isOver()).isFalse();
    }

    private void tell(EpisodeId stay, int sequence) {
        news.died(new ClientDied(ANA, stay, START, TOLD), from("aftercare", sequence));
    }

    private void follow() {
        var work = List.copyOf(memory.left());
        memory.left().clear();
        work.forEach(left -> desk.follow(memory.get(left.id()), left.todo()));
    }

    private void keep(Program program) {
        memory.settle(program.id(), () -> program, _ -> Change.to(program));
    }

    private static Origin from(String service, int sequence) {
        return new Origin("/" + service, "aggregate", sequence, service + sequence, TOLD, "");
    }
}
