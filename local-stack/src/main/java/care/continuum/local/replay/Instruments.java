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

    static int most(Instrument instrument) {
        return switch (instrument) {
            case PHQ9, GAD7 -> 3;
            case AUDIT_C -> 4;
            case DAST10, CSSRS -> 1;
            case BAM -> 30;
        };
    }

    static boolean complete(Instrument instrument, List<Integer> answers) {
        return answers.size() == items(instrument);
    }

    /// The score of a complete questionnaire; missing for those that are not summed up in one number.
    static @Nullable Integer total(Instrument instrument, List<Integer> answers) {
        if (!complete(instrument, answers)) {
            return null;
        }
        var sum = answers.stream().mapToInt(Integer::intValue).sum();
        return switch (instrument) {
            case PHQ9, GAD7, AUDIT_C -> sum;
            case DAST10 -> sum + 1 - 2 * answers.get(2);
            case CSSRS, BAM -> null;
        };
    }

    static boolean summed(Instrument instrument) {
        return instrument != Instrument.CSSRS && instrument != Instrument.BAM;
    }
}
