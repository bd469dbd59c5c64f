package care.continuum.local.replay;

import care.continuum.events.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a questionnaire's file must obey.
final class Instruments {

    private Instruments() {}

    static int items(Instrument instrument) {
        return switch (instrument) {
            case PHQ9 -> 9;
            case GAD7 -> 7;
            case AUDIT_C -> 3;
            case DAST10 -> 10;
            case CSSRS -> 6;
            case BAM -> 17;
        };
    }

    /// The highest answer to an item, counted from 1. The C-SSRS's last one has 2 for behavior within three months.
    static int most(Instrument instrument, int item) {
        return switch (instrument) {
            case PHQ9, GAD7 -> 3;
            case AUDIT_C, BAM -> 4;
            case DAST10 -> 1;
            case CSSRS -> item == 6 ? 2 : 1;
        };
    }

    static boolean complete(Instrument instrument, List<Integer> answers) {
        return answers.size() == items(instrument);
    }

    /// The score that intake must give: none where an answer is missing, and none for the BAM, which has three.
    static @Nullable Integer total(Instrument instrument, List<Integer> answers) {
        return instrument == Instrument.BAM || !complete(instrument, answers) ? null : sum(instrument, answers);
    }

    /// The answers of a complete questionnaire added up; an item that is put the other way round counts so.
    static int sum(Instrument instrument, List<Integer> answers) {
        var sum = answers.stream().mapToInt(Integer::intValue).sum();
        return instrument == Instrument.DAST10 ? sum + 1 - 2 * answers.get(2) : sum;
    }

    /// Whether a file must tell the sum of a complete one: the other two are not read by their sum.
    static boolean summed(Instrument instrument) {
        return instrument != Instrument.CSSRS && instrument != Instrument.BAM;
    }

    /// Intent, a plan, or behavior within three months; an answer given counts even where others lack.
    static boolean highRisk(Instrument instrument, List<Integer> answers) {
        return instrument == Instrument.CSSRS
                && (answered(answers, 4, 1) || answered(answers, 5, 1) || answered(answers, 6, 2));
    }

    private static boolean answered(List<Integer> answers, int item, int value) {
        return answers.size() >= item && answers.get(item - 1) == value;
    }
}
