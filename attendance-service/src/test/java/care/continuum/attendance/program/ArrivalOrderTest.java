package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.ANA;
import static care.continuum.attendance.program.Ana.STAY;
import static care.continuum.attendance.terms.Sessions.AUTOMATIC;
import static care.continuum.attendance.terms.Sessions.START;
import static care.continuum.attendance.terms.Sessions.at;
import static care.continuum.attendance.terms.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.terms.Measure;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.AttendanceEvent.ProgressMeasured;
import care.continuum.events.ChangedBy;
import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.IntakeEvent.EnrollmentResumed;
import care.continuum.events.IntakeEvent.EnrollmentSuspended;
import care.continuum.events.IntakeEvent.EnrollmentWithdrawn;
import care.continuum.events.SchedulingEvent.SessionCanceled;
import care.continuum.events.ScreeningId;
import care.continuum.events.SectionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// News of different services arrives in any order.
class ArrivalOrderTest {

    private static final Instant NOW = at(START.plusDays(30), 9, 0);
    private static final Instant FOURTH_DAY = at(START.plusDays(3), 9, 0);
    private static final Measure BAM = new Measure(new ScreeningId(new UUID(0, 7)), 3, 9, 12, NOW);

    @ParameterizedTest
    @ValueSource(
            strings = {"CRPB", "CPRB", "PCRB", "BCRP", "CBPR", "PBCR", "CPBR", "BPCR", "PCBR", "CRBP", "CBRP", "BCPR"})
    void planCrisisAndMeasureLeadToTheSameStateInAnyOrder(String order) {
        var heard = heard(order);
        assertThat(heard.state()).isEqualTo(heard("PCRB").state());
        assertThat(heard.events()).isEqualTo(heard("PCRB").events());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CPS", "PCS", "PSC"})
    void anOpenCrisisBlocksWhereItCameBeforeTheLastOutcome(String order) {
        var heard = heard(order);
        assertThat(heard.events().stream().anyMatch(ProgramCompleted.class::isInstance))
                .isEqualTo(order.equals("PSC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CPSR", "PCSR", "PCRS", "CRPS"})
    void aResolvedCrisisBlocksNothing(String order) {
        assertThat(heard(order).events())
                .filteredOn(ProgramCompleted.class::isInstance)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PHUW", "HPUW", "HUPW", "HUWP"})
    void aHoldAndAWithdrawalLeadToTheSameStateWheneverThePlanIsHeard(String order) {
        var heard = heard(order);
        assertThat(heard.state()).isEqualTo(heard("PHUW").state());
        assertThat(heard.events()).isEqualTo(heard("PHUW").events());
        assertThat(heard.events()).hasOnlyElementsOfType(ClientDischarged.class).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LPXS", "PXLS", "LPSX", "PLSX"})
    void anExtensionAndItsSessionsLeadToTheSameStateInAnyOrder(String order) {
        var heard = heard(order);
        assertThat(heard.state()).isEqualTo(heard("PLXS").state());
        assertThat(heard.events()).isEqualTo(heard("PLXS").events());
        assertThat(heard.events()).noneMatch(ProgramCompleted.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HPUDYS", "HUPDYS", "PHDYUS", "PDHYUS", "PDYHUS", "HPDYUS"})
    void aHoldAndTheRestOfThePlanLeadToTheSameStateInAnyOrder(String order) {
        var heard = heard(order);
        assertThat(heard.state()).isEqualTo(heard("PHDUYS").state());
        assertThat(heard.events()).isEqualTo(heard("PHDUYS").events());
        assertThat(heard.events())
                .filteredOn(ProgramCompleted.class::isInstance)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PTDYS", "TPDYS", "PDYTS"})
    void aChangeOfTrackAndTheRestOfThePlanLeadToTheSameStateInAnyOrder(String order) {
        var heard = heard(order);
        assertThat(heard.state()).isEqualTo(heard("PDTYS").state());
        assertThat(heard.events()).isEqualTo(heard("PDTYS").events());
        assertThat(heard.events())
                .filteredOn(ProgramCompleted.class::isInstance)
                .hasSize(1);
    }

    /// `D` the last two sessions are off, `Y` the plan of the next seat has them on other days, `T` another track,
    /// `L` a longer plan, `X` the sessions with those of the week that was added, `P` the plan, `H` a hold, `U` its
    /// end, `W` a withdrawal on the fourth day, `C` a crisis, `R` its resolution, `B`
    /// a weekly BAM, `S` all sheets.
    private static Change<Program> heard(String order) {
        var state = Program.awaited(ANA, STAY, AUTOMATIC);
        var news = new ArrayList<Object>();
        for (int at = 0; at < order.length(); at++) {
            var change = step(order.charAt(at)).apply(state, NOW);
            state = change.state();
            news.addAll(change.events());
        }
        return Change.to(state, List.copyOf(news));
    }

    private static BiFunction<Program, Instant, Change<Program>> step(char letter) {
        return switch (letter) {
            case 'P' -> (ana, now) -> ana.scheduled(Ana.planOf(1), now);
            case 'C' -> (ana, now) -> ana.crisis(now, now);
            case 'R' -> (ana, now) -> ana.crisis(null, now);
            case 'X' -> (ana, now) -> ana.scheduled(Ana.planOf(2), now);
            case 'L' ->
                (ana, now) -> new Rostering(ana, now)
                        .extended(new EnrollmentExtended(
                                ANA, STAY, 1, 2, 0, START.plusDays(7), START.plusDays(14), FOURTH_DAY));
            case 'H' ->
                (ana, now) -> new Rostering(ana, now)
                        .suspended(new EnrollmentSuspended(ANA, STAY, START.plusDays(1), FOURTH_DAY));
            case 'U' ->
                (ana, now) -> new Rostering(ana, now)
                        .resumed(new EnrollmentResumed(
                                ANA,
                                STAY,
                                2,
                                new SectionId(new UUID(0, 3)),
                                Track.DAY,
                                START.plusDays(3),
                                2,
                                FOURTH_DAY));
            case 'T' -> (ana, now) -> new Rostering(ana, now).trackChanged(Ana.toTheEvening(FOURTH_DAY));
            case 'D' -> (ana, now) -> off(off(ana, 2, now).state(), 3, now);
            case 'Y' ->
                (ana, now) -> ana.scheduled(
                        Ana.whole(
                                1,
                                2,
                                List.of(
                                        Ana.planned(1, Ana.starts(1), 180, null),
                                        Ana.planned(2, Ana.starts(4), 180, null),
                                        Ana.planned(3, Ana.starts(5), 180, null))),
                        now);
            case 'W' ->
                (ana, now) -> new Rostering(ana, now).withdrawn(new EnrollmentWithdrawn(ANA, STAY, FOURTH_DAY, true));
            case 'B' -> (ana, now) -> ana.measured(BAM, now);
            case 'S' -> (ana, now) -> Change.to(Ana.entered(ana, "AAA", now), Ana.told(ana, "AAA", now));
            default -> throw new IllegalArgumentException(String.valueOf(letter));
        };
    }

    private static Change<Program> off(Program ana, int number, Instant now) {
        return new Rostering(ana, now)
                .canceled(new SessionCanceled(
                        ANA,
                        STAY,
                        session(number),
                        SessionKind.GROUP,
                        Track.DAY,
                        Ana.starts(number),
                        Ana.ends(number),
                        ChangedBy.ORGANIZATION,
                        FOURTH_DAY));
    }

    @Test
    void aWeeklyMeasureIsToldWithoutAPlanToo() {
        assertThat(Program.awaited(ANA, STAY, AUTOMATIC).measured(BAM, NOW).events())
                .singleElement()
                .isEqualTo(new ProgressMeasured(ANA, STAY, BAM.screeningId(), 3, 9, 12, NOW));
    }
}
