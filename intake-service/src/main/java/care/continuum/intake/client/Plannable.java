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
import org.jspecify.annotations.Nullable;

/// As many weeks, or hours a week, as the clinic plans.
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Plannable.Range.class)
@interface Plannable {

    Of value();

    String message() default "is too much or too little";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    enum Of {
        WEEKS,
        WEEKLY_HOURS
    }

    /// By the clinic's settings.
    final class Range implements ConstraintValidator<Plannable, Integer> {

        private final IntakeSettings settings;
        private int least;
        private int most;

        Range(IntakeSettings settings) {
            this.settings = settings;
        }

        @Override
        public void initialize(Plannable field) {
            var weeks = field.value() == Of.WEEKS;
            least = weeks ? settings.weeks().least() : settings.hours().least();
            most = weeks ? settings.weeks().most() : settings.hours().most();
        }

        @Override
        public boolean isValid(@Nullable Integer value, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("must be from %d to %d".formatted(least, most))
                    .addConstraintViolation();
            return value == null || (value >= least && value <= most);
        }
    }
}
