package care.continuum.local.replay;

import care.continuum.events.Instrument;
import care.continuum.local.replay.Cohort.Questionnaire;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The lines of `screenings.csv`.
final class ScreeningLines {

    private static final LocalDateTime EARLIEST = LocalDateTime.of(1900, 1, 1, 0, 0);

    private final Set<String> refs;
    private final LocalDateTime now;
    private final Map<String, List<Questionnaire>> byRef = new HashMap<>();

    ScreeningLines(Set<String> refs, LocalDateTime now) {
        this.refs = refs;
        this.now = now;
    }

    Map<String, List<Questionnaire>> byRef() {
        return byRef;
    }

    void take(Row row) {
        var ref = row.name(1, 100);
        row.mustBeKnown(1, ref, refs);
        var instrument = row.oneOf(2, Instrument.class);
        var time = row.time(3, "a time such as 2026-08-31T14:30", LocalDateTime::parse);
        time.filter(some -> some.isAfter(now)).ifPresent(later -> row.fault(3, later + " is in the future"));
        time.filter(some -> some.isBefore(EARLIEST)).ifPresent(some -> row.fault(3, some + " is too long ago"));
        if (instrument.isPresent()) {
            var answers = answers(row, instrument.get());
            answers.ifPresent(some -> checkTotal(row, instrument.get(), some));
            if (ref.isPresent() && time.isPresent() && answers.isPresent()) {
                byRef.computeIfAbsent(ref.get(), any -> new ArrayList<>())
                        .add(new Questionnaire(instrument.get(), time.get(), answers.get()));
            }
        }
    }

    private static Optional<List<Integer>> answers(Row row, Instrument instrument) {
        if (row.text(4).isEmpty()) {
            row.fault(4, "there is no answer");
            return Optional.empty();
        }
        var words = row.text(4).split(" ", -1);
        var items = Instruments.items(instrument);
        if (words.length > items) {
            row.fault(4, "%s has %d items, not %d".formatted(instrument, items, words.length));
            return Optional.empty();
        }
        var answers = new ArrayList<Integer>();
        for (int i = 0; i < words.length; i++) {
            row.number(4, words[i], 0, Instruments.most(instrument, i + 1)).ifPresent(answers::add);
        }
        return answers.size() == words.length ? Optional.of(answers) : Optional.empty();
    }

    private static void checkTotal(Row row, Instrument instrument, List<Integer> answers) {
        var text = row.text(5);
        if (!Instruments.complete(instrument, answers)) {
            if (!text.isEmpty()) {
                row.fault(5, "an incomplete questionnaire has no total");
            }
            return;
        }
        if (text.isEmpty() && !Instruments.summed(instrument)) {
            return;
        }
        var right = Instruments.sum(instrument, answers);
        row.number(5, 0, 999)
                .filter(told -> told != right)
                .ifPresent(told -> row.fault(5, "the total is %d, but the answers give %d".formatted(told, right)));
    }
}
