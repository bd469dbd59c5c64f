package care.continuum.intake.client;

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
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A day or a moment that somebody remembers: from 1900 on, and never in the future.
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {Happened.Day.class, Happened.Moment.class})
@interface Happened {

    LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    String message() default "must be from 1900 on, and not in the future";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// A day at the clinic.
    final class Day implements ConstraintValidator<Happened, LocalDate> {

        private final ClinicDesk desk;

        Day(ClinicDesk desk) {
            this.desk = desk;
        }

        @Override
        public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
            return day == null || (!day.isBefore(EARLIEST) && !day.isAfter(desk.today()));
        }
    }

    /// A moment.
    final class Moment implements ConstraintValidator<Happened, Instant> {

        private static final Instant FIRST =
                EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant();

        private final ClinicDesk desk;

        Moment(ClinicDesk desk) {
            this.desk = desk;
        }

        @Override
        public boolean isValid(@Nullable Instant moment, ConstraintValidatorContext context) {
            return moment == null || (!moment.isBefore(FIRST) && !moment.isAfter(desk.now()));
        }
    }
}
