package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.ANA;
import static care.continuum.intake.client.Ana.CLINIC;
import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.STAY;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Instrument;
import care.continuum.events.IntakeEvent.BamScores;
import care.continuum.events.IntakeEvent.CrisisRaised;
import care.continuum.events.IntakeEvent.CrisisResolved;
import care.continuum.events.IntakeEvent.ScreeningCompleted;
import care.continuum.events.Severity;
import care.continuum.intake.client.Chart.Finding;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Risk;
import care.continuum.intake.terms.Screening;
import care.continuum.messaging.Change;
import care.continuum.testing.GivenWhenThen.Then;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RiskWatchTest {

    private static final Instant MIDNIGHT = CLINIC.at(MONDAY.plusDays(1), LocalTime.MIDNIGHT);

    @Test
    void aCompleteQuestionnaireIsToldWithItsScore() {
        var bam = Ana.screening(Instrument.BAM, NOW, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

        given(Ana.asking())
                .when(entered(bam, NOW))
                .then(told(bam, true, null, null, null, new BamScores(3, 6, 6)))
                .thenState(it -> assertThat(it.chart().screenings()).containsExactly(bam));
    }

    @Test
    void anIncompleteQuestionnaireIsKeptWithoutAScore() {
        var started = Ana.screening(Instrument.PHQ9, NOW, 1, null);

        given(Ana.asking())
                .when(entered(started, NOW))
                .then(told(started, false, null, null, null, null))
                .thenState(it -> assertThat(it.chart().screenings()).containsExactly(started));
    }

    @Test
    @Proves("risk-screen")
    void aThoughtOfDeathAsksForAScreenTheSameDay() {
        var lateInTheEvening = CLINIC.at(MONDAY, LocalTime.of(23, 59));

        given(Ana.asking()).when(entered(Ana.thoughtOfDeath(NOW), NOW)).thenState(it -> dueAt(it, MIDNIGHT));
        given(Ana.asking())
                .when(entered(Ana.thoughtOfDeath(NOW), lateInTheEvening))
                .thenState(it -> dueAt(it, MIDNIGHT));
    }

    @Test
    void anotherThoughtOfDeathPostponesNothing() {
        given(Ana.asking())
                .when(entered(Ana.thoughtOfDeath(NOW), NOW))
                .and()
                .when(entered(Ana.thoughtOfDeath(NOW), NOW.plus(Duration.ofDays(2))))
                .thenState(it -> dueAt(it, MIDNIGHT));
    }

    @Test
    @Proves("old-questionnaire")
    void aQuestionnaireOfThirtyDaysAgoStillCountsAndAnOlderOneOpensNothing() {
        var atSix = CLINIC.at(MONDAY.minusDays(30), LocalTime.of(6, 0));
        var dayBefore = CLINIC.at(MONDAY.minusDays(31), LocalTime.of(23, 59));

        given(Ana.asking()).when(entered(Ana.thoughtOfDeath(atSix), NOW)).thenState(it -> dueAt(it, MIDNIGHT));
        given(Ana.asking()).when(entered(Ana.thoughtOfDeath(dayBefore), NOW)).thenState(it -> dueAt(it, null));
        given(Ana.asking())
                .when(entered(cssrs(dayBefore, 1, 1, 1, 1, 0, 0), NOW))
                .thenState(it -> assertThat(it.chart().crisisSince()).isNull());
    }

    @Test
    void anOldScreenClosesNothing() {
        var before = NOW.minus(Duration.ofDays(40));

        atRisk().and().when(entered(cssrs(before, 0, 0, 0, 0, 0, 0), NOW)).thenState(it -> dueAt(it, MIDNIGHT));
    }

    @Test
    @Proves("risk-screen-answered")
    void anAnsweredScreenOrAClinicianClosesIt() {
        atRisk().and().when(entered(cssrs(NOW, 1, 1, 0, 0, 0, 0), NOW)).thenState(it -> dueAt(it, null));
        atRisk().and()
                .when(it -> RiskWatch.assessed(it, new Finding(NOW, Risk.LOW, "Safe."), Ana.today(NOW)))
                .thenNothing()
                .thenState(it -> dueAt(it, null));
    }

    @Test
    @Proves("risk-screen-answered")
    void whatWasAskedBeforeTheQuestionnaireClosesNothing() {
        var yesterday = NOW.minus(Duration.ofDays(1));
        var justBefore = NOW.minusSeconds(1);

        atRisk().and().when(entered(cssrs(yesterday, 0, 0, 0, 0, 0, 0), NOW)).thenState(it -> dueAt(it, MIDNIGHT));
        atRisk().and().when(found(Risk.LOW, yesterday)).thenState(it -> dueAt(it, MIDNIGHT));
        atRisk().and()
                .when(entered(cssrs(yesterday, 0, 0, 0, 1, 0, 0), NOW))
                .thenState(it -> dueAt(it, MIDNIGHT))
                .thenState(it -> assertThat(it.chart().crisisSince()).isEqualTo(NOW));
        atRisk().and().when(entered(cssrs(justBefore, 0, 0, 0, 0, 0, 0), NOW)).thenState(it -> dueAt(it, MIDNIGHT));
        atRisk().and().when(found(Risk.LOW, justBefore)).thenState(it -> dueAt(it, MIDNIGHT));
    }

    @Test
    void theLatestQuestionnaireSaysFromWhenOnAScreenCounts() {
        var later = NOW.plus(Duration.ofDays(2));

        atRisk().and()
                .when(entered(Ana.thoughtOfDeath(later), later))
                .and()
                .when(entered(Ana.thoughtOfDeath(NOW.minus(Duration.ofDays(1))), later))
                .and()
                .when(found(Risk.LOW, NOW))
                .thenState(it -> dueAt(it, MIDNIGHT))
                .and()
                .when(found(Risk.LOW, later))
                .thenState(it -> dueAt(it, null));
    }

    @Test
    @Proves("risk-screen-answered")
    void aScreenThatIsOpenWhenTheStayEndsIsAnsweredAfterIt() {
        var over = Seating.withdraw(
                        RiskWatch.screened(Ana.asking(), Ana.thoughtOfDeath(NOW), true, Ana.today(NOW))
                                .state(),
                        NOW)
                .state();

        given(over)
                .when(entered(cssrs(NOW, 0, 0, 0, 1, 0, 0), NOW))
                .thenState(it -> dueAt(it, null))
                .thenState(it -> assertThat(it.status()).isEqualTo(EpisodeStatus.CANCELED))
                .thenState(it -> assertThat(it.chart().crisisSince()).isEqualTo(NOW))
                .and()
                .when(entered(cssrs(NOW, 0, 0, 0, 0, 0, 0), NOW))
                .thenRefused("episode-over");
        given(over)
                .when(found(Risk.LOW, NOW))
                .thenState(it -> dueAt(it, null))
                .and()
                .when(found(Risk.LOW, NOW))
                .thenRefused("episode-over");
        given(over).when(entered(Ana.thoughtOfDeath(NOW), NOW)).thenRefused("episode-over");
    }

    @Test
    @Proves("risk-screen-answered")
    void whoWasAskedAfterItIsNotToBeAskedAgain() {
        var yesterday = NOW.minus(Duration.ofDays(1));
        var high = cssrs(NOW, 1, 0, 0, 1);

        for (var asked :
                List.of(entered(cssrs(NOW, 1, 1, 0, 0, 0, 0), NOW), entered(high, NOW), found(Risk.LOW, NOW))) {
            given(Ana.asking())
                    .when(asked)
                    .and()
                    .when(entered(Ana.thoughtOfDeath(yesterday), NOW))
                    .thenState(it -> dueAt(it, null))
                    .and()
                    .when(entered(Ana.thoughtOfDeath(NOW), NOW))
                    .thenState(it -> dueAt(it, null));
        }
        for (var lacking : List.of(
                entered(cssrs(yesterday, 1, 1, 0, 0, 0, 0), NOW),
                entered(cssrs(NOW, 1, 0), NOW),
                byClient(cssrs(NOW, 1, 1, 0, 0, 0, 0), NOW),
                found(Risk.LOW, yesterday),
                found(Risk.LOW, NOW.minusSeconds(1)))) {
            given(Ana.asking())
                    .when(lacking)
                    .and()
                    .when(entered(Ana.thoughtOfDeath(NOW), NOW))
                    .thenState(it -> dueAt(it, MIDNIGHT));
        }
    }

    @Test
    @Proves("risk-screen-answered")
    void whoDoesNotThinkOfSuicideIsNotAskedAboutIntent() {
        var finished = cssrs(NOW, 0, 0, null, null, null, 0);

        assertThat(finished.score().total()).isNull();
        atRisk().and().when(entered(finished, NOW)).thenState(it -> dueAt(it, null));
        for (var unfinished : List.of(
                cssrs(NOW, 0, 1, null, null, null, 0),
                cssrs(NOW, 0, null, null, null, null, 0),
                cssrs(NOW, null, 0, 0, 0, 0, 0),
                cssrs(NOW, 0, 0))) {
            atRisk().and().when(entered(unfinished, NOW)).thenState(it -> dueAt(it, MIDNIGHT));
        }
    }

    @Test
    @Proves("risk-screen-answered")
    void aScreenThatLacksAnswersClosesNothingUnlessTheRiskIsHigh() {
        atRisk().and().when(entered(cssrs(NOW, 1, 0), NOW)).thenState(it -> dueAt(it, MIDNIGHT));
        atRisk().and()
                .when(entered(cssrs(NOW, 1, 0, 0, 1), NOW))
                .thenState(it -> dueAt(it, null))
                .thenState(it -> assertThat(it.chart().crisisSince()).isEqualTo(NOW));
    }

    @Test
    @Proves("risk-screen-answered")
    void whatClientsSayOfThemselvesIsKeptAndClosesNothing() {
        var none = cssrs(NOW, 0, 0, 0, 0, 0, 0);

        atRisk().and()
                .when(byClient(none, NOW))
                .thenState(it -> assertThat(it.chart().screenings()).contains(none))
                .thenState(it -> dueAt(it, MIDNIGHT));
        atRisk().and()
                .when(byClient(cssrs(NOW, 1, 1, 1, 1, 0, 0), NOW))
                .thenState(it -> dueAt(it, MIDNIGHT))
                .thenState(it -> assertThat(it.chart().crisisSince()).isEqualTo(NOW));
    }

    @Test
    @Proves("high-risk")
    void intentAPlanOrRecentBehaviorIsACrisisAndLongAgoIsNot() {
        for (var high : new Screening[] {
            cssrs(NOW, 0, 0, 0, 1, 0, 0), cssrs(NOW, 0, 0, 0, 0, 1, 0), cssrs(NOW, 0, 0, 0, 0, 0, 2)
        }) {
            given(Ana.asking())
                    .when(entered(high, NOW))
                    .then(
                            told(high, true, high.score().total(), Severity.HIGH, true, null),
                            new CrisisRaised(ANA, STAY, NOW));
        }
        var longAgo = cssrs(NOW, 0, 0, 0, 0, 0, 1);
        given(Ana.asking()).when(entered(longAgo, NOW)).then(told(longAgo, true, 1, Severity.MODERATE, false, null));
    }

    @Test
    @Proves("crisis")
    void aClinicianWhoFindsAHighRiskRaisesACrisisOnce() {
        var finding = new Finding(NOW, Risk.HIGH, "A plan.");

        given(Ana.asking())
                .when(it -> RiskWatch.assessed(it, finding, Ana.today(NOW)))
                .then(new CrisisRaised(ANA, STAY, NOW))
                .and()
                .when(it -> RiskWatch.assessed(it, finding, Ana.today(NOW.plusSeconds(60))))
                .thenNothing()
                .and()
                .when(entered(cssrs(NOW, 0, 0, 0, 1, 0, 0), NOW.plusSeconds(120)))
                .thenState(it -> assertThat(it.chart().crisisSince()).isEqualTo(NOW));
    }

    @Test
    @Proves("crisis-resolved")
    void aCrisisIsResolvedOnceAlsoAfterTheStay() {
        var crisis = RiskWatch.assessed(Ana.active(), new Finding(NOW, Risk.HIGH, "A plan."), Ana.today(NOW))
                .state();

        given(crisis.finished().state())
                .when(it -> RiskWatch.resolved(it, NOW))
                .then(new CrisisResolved(ANA, STAY, NOW))
                .and()
                .when(it -> RiskWatch.resolved(it, NOW))
                .thenRefused("no-crisis");
    }

    private static Then<Episode> atRisk() {
        return given(Ana.asking()).when(entered(Ana.thoughtOfDeath(NOW), NOW));
    }

    private static Function<Episode, Change<Episode>> entered(Screening screening, Instant now) {
        return episode -> RiskWatch.screened(episode, screening, true, Ana.today(now));
    }

    private static Function<Episode, Change<Episode>> byClient(Screening screening, Instant now) {
        return episode -> RiskWatch.screened(episode, screening, false, Ana.today(now));
    }

    private static Function<Episode, Change<Episode>> found(Risk risk, Instant at) {
        return episode -> RiskWatch.assessed(episode, new Finding(at, risk, "Asked."), Ana.today(at));
    }

    private static Screening cssrs(Instant at, @Nullable Integer... answers) {
        return Ana.screening(Instrument.CSSRS, at, answers);
    }

    private static void dueAt(Episode episode, @Nullable Instant due) {
        assertThat(episode.chart().riskScreenDueAt()).isEqualTo(due);
    }

    private static ScreeningCompleted told(
            Screening screening,
            boolean complete,
            @Nullable Integer total,
            @Nullable Severity severity,
            @Nullable Boolean positive,
            @Nullable BamScores bam) {
        return new ScreeningCompleted(
                ANA,
                STAY,
                screening.screeningId(),
                screening.instrument(),
                screening.administeredAt(),
                complete,
                total,
                severity,
                positive,
                bam);
    }
}
