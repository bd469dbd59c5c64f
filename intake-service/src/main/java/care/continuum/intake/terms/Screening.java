package care.continuum.intake.terms;

import care.continuum.events.Instrument;
import care.continuum.events.ScreeningId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One questionnaire as it was filled in. A missing answer is null.
public record Screening(
        ScreeningId screeningId,
        Instrument instrument,
        Instant administeredAt,
        List<@Nullable Integer> answers,
        Score score) {

    public Screening {
        answers = Collections.unmodifiableList(new ArrayList<>(answers));
    }
}
