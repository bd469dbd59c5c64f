package care.continuum.attendance.terms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// How many sessions count, and how many of those were attended.
public record Tally(int counted, int attended) {

    /// Compared in integers; nothing counted meets nothing.
    public boolean meets(int percent) {
        return counted > 0 && attended * 100 >= percent * counted;
    }

    /// The share of the counted sessions that was attended, from 0 to 1 with four digits; none where nothing
    /// counts.
    public @Nullable BigDecimal rate() {
        return counted == 0
                ? null
                : BigDecimal.valueOf(attended).divide(BigDecimal.valueOf(counted), 4, RoundingMode.HALF_UP);
    }
}
