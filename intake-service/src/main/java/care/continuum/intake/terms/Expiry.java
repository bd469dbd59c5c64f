package care.continuum.intake.terms;

import care.continuum.events.ConsentExpiry;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How long a consent holds: `END_OF_TREATMENT`, `NONE`, or its last day.
public record Expiry(ConsentExpiry kind, @Nullable LocalDate lastDay) {

    public static Expiry of(String text) {
        return switch (text) {
            case "END_OF_TREATMENT" -> new Expiry(ConsentExpiry.END_OF_TREATMENT, null);
            case "NONE" -> new Expiry(ConsentExpiry.NONE, null);
            default -> new Expiry(ConsentExpiry.ON_DATE, date(text));
        };
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a date, END_OF_TREATMENT or NONE", e);
        }
    }

    /// Whether it ends before that day.
    public boolean before(LocalDate day) {
        return lastDay != null && lastDay.isBefore(day);
    }
}
