package care.continuum.intake.terms;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Instrument;
import care.continuum.events.IntakeEvent.BamScores;
import care.continuum.events.Severity;
import care.continuum.testing.Proves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScoringTest {

    @ParameterizedTest
    @CsvSource({
        "0,MINIMAL",
        "4,MINIMAL",
        "5,MILD",
        "9,MILD",
        "10,MODERATE",
        "15,MODERATELY_SEVERE",
        "20,SEVERE",
        "27,SEVERE"
    })
    @Proves("instrument-scores")
    void phq9HasItsBandsAndIsPositiveFromTen(int total, Severity severity) {
        var score = Scoring.score(Instrument.PHQ9, summing(9, 3, total), null);

        assertThat(score.total()).isEqualTo(total);
        assertThat(score.severity()).isEqualTo(severity);
        assertThat(score.positive()).isEqualTo(total >= 10);
    }

    @ParameterizedTest
    @CsvSource({"0,MINIMAL", "5,MILD", "10,MODERATE", "14,MODERATE", "15,SEVERE", "21,SEVERE"})
    @Proves("instrument-scores")
    void gad7HasItsBandsAndIsPositiveFromTen(int total, Severity severity) {
        var score = Scoring.score(Instrument.GAD7, summing(7, 3, total), null);

        assertThat(score.severity()).isEqualTo(severity);
        assertThat(score.positive()).isEqualTo(total >= 10);
    }

    @ParameterizedTest
    @CsvSource({"M,3,false", "M,4,true", "F,2,false", "F,3,true", "X,3,true"})
    @Proves("instrument-scores")
    void auditCIsPositiveFromFourForMenAndFromThreeForOthers(Sex sex, int total, boolean positive) {
        assertThat(Scoring.score(Instrument.AUDIT_C, summing(3, 4, total), sex).positive())
                .isEqualTo(positive);
    }

    @Test
    @Proves("instrument-scores")
    void theThirdItemOfTheDast10IsReversed() {
        var allNo = Collections.nCopies(10, 0);
        var allYes = Collections.nCopies(10, 1);
        var healthy = new ArrayList<>(allNo);
        healthy.set(2, 1);

        assertThat(Scoring.score(Instrument.DAST10, allNo, null).total()).isEqualTo(1);
        assertThat(Scoring.score(Instrument.DAST10, allYes, null).total()).isEqualTo(9);
        assertThat(Scoring.score(Instrument.DAST10, healthy, null).severity()).isEqualTo(Severity.NONE);
        assertThat(Scoring.score(Instrument.DAST10, allYes, null).severity()).isEqualTo(Severity.SEVERE);
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 0 0 0 0,NONE,false",
        "1 1 0 0 0 0,LOW,false",
        "1 1 1 0 0 0,MODERATE,false",
        "0 0 0 0 0 1,MODERATE,false",
        "1 1 1 1 0 0,HIGH,true",
        "0 0 0 0 1 0,HIGH,true",
        "0 0 0 0 0 2,HIGH,true"
    })
    @Proves("instrument-scores")
    void theCssrsIsHighByItemFourFiveOrARecentSix(String answers, Severity severity, boolean high) {
        var score = Scoring.score(Instrument.CSSRS, answers(answers), null);

        assertThat(score.severity()).isEqualTo(severity);
        assertThat(score.positive()).isEqualTo(high);
    }

    @Test
    @Proves("instrument-scores")
    void theBamHasThreeSums() {
        var ones = Collections.nCopies(17, 1);

        assertThat(Scoring.score(Instrument.BAM, ones, null).bam()).isEqualTo(new BamScores(3, 6, 6));
    }

    @ParameterizedTest
    @EnumSource(Instrument.class)
    @Proves("partial-answers")
    void aMissingItemMeansNoTotal(Instrument instrument) {
        var gap = new ArrayList<Integer>(Collections.nCopies(Scoring.items(instrument), 0));
        gap.set(1, null);
        var few = Collections.nCopies(Scoring.items(instrument) - 1, 0);

        assertThat(Scoring.score(instrument, gap, null)).isEqualTo(Score.incomplete());
        assertThat(Scoring.score(instrument, few, null)).isEqualTo(Score.incomplete());
    }

    @ParameterizedTest
    @EnumSource(Instrument.class)
    void everyAnswerOutOfRangeIsAFault(Instrument instrument) {
        var items = Scoring.items(instrument);
        var wrong = new ArrayList<>(Collections.nCopies(items, -1));
        wrong.set(items - 1, Scoring.highest(instrument, items) + 1);

        assertThat(Scoring.faults(instrument, wrong)).hasSize(items);
        assertThat(Scoring.faults(instrument, Collections.nCopies(items, 0))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Instrument.class)
    @Proves("partial-answers")
    void moreAnswersThanItemsOrNoneAreRefused(Instrument instrument) {
        assertThat(Scoring.faults(instrument, Collections.nCopies(Scoring.items(instrument) + 1, 0)))
                .containsOnlyKeys(-1);
        assertThat(Scoring.faults(instrument, List.of())).containsOnlyKeys(-1);
    }

    @Test
    void onlyTheNinthItemOfThePhq9AsksForARiskScreen() {
        assertThat(Scoring.asksForRiskScreen(Instrument.PHQ9, answers("0 0 0 0 0 0 0 0 1")))
                .isTrue();
        assertThat(Scoring.asksForRiskScreen(Instrument.PHQ9, answers("3 3 3 3 3 3 3 3 0")))
                .isFalse();
        assertThat(Scoring.asksForRiskScreen(Instrument.PHQ9, answers("3 3 3"))).isFalse();
        assertThat(Scoring.asksForRiskScreen(Instrument.GAD7, answers("3 3 3 3 3 3 3")))
                .isFalse();
    }

    private static List<Integer> answers(String text) {
        return Arrays.stream(text.split(" ", -1)).map(Integer::valueOf).toList();
    }

    private static List<Integer> summing(int items, int highest, int total) {
        var answers = new ArrayList<Integer>();
        var left = total;
        for (int item = 0; item < items; item++) {
            var answer = Math.min(highest, left);
            answers.add(answer);
            left -= answer;
        }
        return answers;
    }
}
