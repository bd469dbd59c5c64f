package care.continuum.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Not in the future, at the moment of the request: told beside all other faults of a body. (`@PastOrPresent`
/// keeps the clock that it was first given.)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {Happened.Day.class, Happened.Moment.class})
public @interface Happened {

    String message() default "must not be in the future";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// By the clinic's calendar.
    final class Day implements ConstraintValidator<Happened, LocalDate> {

        @Override
        public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
            return day == null
                    || !day.isAfter(LocalDate.now(context.getClockProvider().getClock()));
        }
    }

    /// By the suite's clock, which counts milliseconds.
    final class Moment implements ConstraintValidator<Happened, Instant> {

        @Override
        public boolean isValid(@Nullable Instant moment, ConstraintValidatorContext context) {
            return moment == null
                    || !moment.truncatedTo(ChronoUnit.MILLIS)
                            .isAfter(context.getClockProvider().getClock().instant());
        }
    }
}
