package care.continuum.intake.client;

import care.continuum.intake.IntakeSettings;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A day on which a stay may begin: a late entry is not too late, and nobody plans too far ahead. It
/// stands in the group [care.continuum.web.Passing], and [EnrollmentDesk] asks again.
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Startable.Start.class)
@interface Startable {

    String message() default "is too far back or ahead";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// By the clinic's calendar and settings.
    final class Start implements ConstraintValidator<Startable, LocalDate> {

        private final IntakeSettings settings;

        Start(IntakeSettings settings) {
            this.settings = settings;
        }

        @Override
        public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
            var fault = fault(day, LocalDate.now(context.getClockProvider().getClock()), settings);
            if (fault == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
            return false;
        }

        /// What is wrong with the day; null where nothing is.
        static @Nullable String fault(@Nullable LocalDate day, LocalDate today, IntakeSettings settings) {
            var back = settings.lateEntryDays();
            var ahead = settings.farthestStartDays();
            var fits = day == null || (!day.isBefore(today.minusDays(back)) && !day.isAfter(today.plusDays(ahead)));
            return fits ? null : "must be at most %d days back and %d days ahead".formatted(back, ahead);
        }
    }
}
