package care.continuum.intake.terms;

import static care.continuum.events.Severity.HIGH;
import static care.continuum.events.Severity.LOW;
import static care.continuum.events.Severity.MILD;
import static care.continuum.events.Severity.MINIMAL;
import static care.continuum.events.Severity.MODERATE;
import static care.continuum.events.Severity.MODERATELY_SEVERE;
import static care.continuum.events.Severity.NONE;
import static care.continuum.events.Severity.SEVERE;
import static care.continuum.events.Severity.SUBSTANTIAL;

import care.continuum.events.Instrument;
import care.continuum.events.IntakeEvent.BamScores;
import care.continuum.events.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Scores questionnaires by the published rules of each instrument. Items count from 1.
public final class Scoring {

    private Scoring() {}

    /// How many items the instrument has.
    public static int items(Instrument instrument) {
        return switch (instrument) {
            case PHQ9 -> 9;
            case GAD7 -> 7;
            case AUDIT_C -> 3;
            case DAST10 -> 10;
            case CSSRS -> 6;
            case BAM -> 17;
        };
    }

    /// The highest answer to an item; the lowest is 0. C-SSRS: 0 no, 1 yes; its item 6 has 1 for longer ago and 2
    /// for within three months.
    public static int highest(Instrument instrument, int item) {
        return switch (instrument) {
            case PHQ9, GAD7 -> 3;
            case AUDIT_C, BAM -> 4;
            case DAST10 -> 1;
            case CSSRS -> item == 6 ? 2 : 1;
        };
    }

    /// Every fault of a list of answers by its index, in order; under -1 what is wrong with the list itself.
    public static Map<Integer, String> faults(Instrument instrument, List<@Nullable Integer> answers) {
        var faults = new TreeMap<Integer, String>();
        var items = items(instrument);
        if (answers.isEmpty() || answers.size() > items) {
            faults.put(-1, "must have 1 to %d answers".formatted(items));
        }
        for (int index = 0; index < Math.min(items, answers.size()); index++) {
            var answer = answers.get(index);
            var highest = highest(instrument, index + 1);
            if (answer != null && (answer < 0 || answer > highest)) {
                faults.put(index, "must be from 0 to %d".formatted(highest));
            }
        }
        return faults;
    }

    public static Score score(Instrument instrument, List<@Nullable Integer> answers, @Nullable Sex sex) {
        var given = new ArrayList<Integer>();
        for (var answer : answers) {
            if (answer == null) {
                return Score.incomplete();
            }
            given.add(answer);
        }
        if (given.size() < items(instrument)) {
            return Score.incomplete();
        }
        var total = given.stream().mapToInt(Integer::intValue).sum();
        return switch (instrument) {
            case PHQ9 ->
                banded(
                        total,
                        total >= 10,
                        Map.of(0, MINIMAL, 5, MILD, 10, MODERATE, 15, MODERATELY_SEVERE, 20, SEVERE));
            case GAD7 -> banded(total, total >= 10, Map.of(0, MINIMAL, 5, MILD, 10, MODERATE, 15, SEVERE));
            case AUDIT_C -> new Score(true, total, null, total >= (sex == Sex.M ? 4 : 3), null);
            case DAST10 ->
                banded(
                        total + 1 - 2 * given.get(2),
                        null,
                        Map.of(0, NONE, 1, LOW, 3, MODERATE, 6, SUBSTANTIAL, 9, SEVERE));
            case CSSRS -> new Score(true, total, triage(answers), highRisk(answers), null);
            case BAM -> new Score(true, null, null, null, bam(given));
        };
    }

    /// C-SSRS: intent or a plan, or behavior within three months. An answer given counts even where others lack.
    public static boolean highRisk(List<@Nullable Integer> cssrs) {
        return is(cssrs, 4, 1) || is(cssrs, 5, 1) || is(cssrs, 6, 2);
    }

    /// PHQ-9: any thought of being better off dead.
    public static boolean asksForRiskScreen(Instrument instrument, List<@Nullable Integer> answers) {
        if (instrument != Instrument.PHQ9 || answers.size() < 9) {
            return false;
        }
        var ninth = answers.get(8);
        return ninth != null && ninth > 0;
    }

    /// C-SSRS: whether enough was asked. Who has no thoughts of suicide (item 2) is not asked items 3 to 5; where the
    /// risk is high, no answer matters that is missing.
    public static boolean answersRiskScreen(List<@Nullable Integer> cssrs) {
        var wanted = is(cssrs, 2, 0) ? IntStream.of(1, 6) : IntStream.rangeClosed(1, items(Instrument.CSSRS));
        return highRisk(cssrs) || wanted.allMatch(item -> cssrs.size() >= item && cssrs.get(item - 1) != null);
    }

    private static Severity triage(List<@Nullable Integer> cssrs) {
        if (highRisk(cssrs)) {
            return HIGH;
        }
        if (is(cssrs, 3, 1) || is(cssrs, 6, 1)) {
            return MODERATE;
        }
        return is(cssrs, 1, 1) || is(cssrs, 2, 1) ? LOW : NONE;
    }

    private static boolean is(List<@Nullable Integer> answers, int item, int value) {
        if (answers.size() < item) {
            return false;
        }
        var answer = answers.get(item - 1);
        return answer != null && answer == value;
    }

    private static Score banded(int total, @Nullable Boolean positive, Map<Integer, Severity> bands) {
        return new Score(true, total, new TreeMap<>(bands).floorEntry(total).getValue(), positive, null);
    }

    private static BamScores bam(List<Integer> answers) {
        return new BamScores(
                sum(answers, 4, 5, 6), sum(answers, 1, 2, 3, 8, 11, 15), sum(answers, 9, 10, 12, 13, 14, 16));
    }

    private static int sum(List<Integer> answers, int... items) {
        int sum = 0;
        for (var item : items) {
            sum += answers.get(item - 1);
        }
        return sum;
    }
}
