package care.continuum.outcomes.terms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Shares from 0 to 1 with four digits.
final class Rate {

    private static final int DIGITS = 4;

    private Rate() {}

    /// None where there is nothing to share.
    static @Nullable BigDecimal of(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.HALF_UP);
    }
}
