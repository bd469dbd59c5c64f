package care.continuum.intake.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {

    private static final LocalDate BORN = LocalDate.of(1990, 5, 17);
    private static final Person ANA = ana("704-555-0101", "ana@example.org");

    @ParameterizedTest
    @CsvSource({
        "(704) 555-0101, other@example.org",
        "+1 704 555 0101,",
        ", ANA@example.org",
        "704-555-9999, ana@example.org"
    })
    void nameBirthDateAndPhoneOrEmailMakeTheSamePerson(@Nullable String phone, @Nullable String email) {
        assertThat(ANA.sameAs(ana(phone, email))).isTrue();
    }

    @Test
    void theNameIsReadWithoutCaseAndBlanks() {
        assertThat(ANA.sameAs(new Person(" ANA", "example ", BORN, null, null, "ana@example.org")))
                .isTrue();
    }

    @Test
    void anythingLessIsAnotherPerson() {
        assertThat(ANA.sameAs(ana("704-555-9999", "other@example.org"))).isFalse();
        assertThat(ANA.sameAs(new Person("Anna", "Example", BORN, null, null, "ana@example.org")))
                .isFalse();
        assertThat(ANA.sameAs(new Person("Ana", "Example", BORN.plusDays(1), null, null, "ana@example.org")))
                .isFalse();
    }

    @Test
    void whatIsMissingAgreesWithNothing() {
        assertThat(ana(null, "ana@example.org").sameAs(ana("704-555-0101", null)))
                .isFalse();
        assertThat(ana("--- --- ---", "ana@example.org").sameAs(ana("...........", "other@example.org")))
                .isFalse();
    }

    @Test
    void aMinorIsGrownUpFromTheEighteenthBirthdayOn() {
        assertThat(ANA.minorOn(LocalDate.of(2008, 5, 16))).isTrue();
        assertThat(ANA.minorOn(LocalDate.of(2008, 5, 17))).isFalse();
    }

    private static Person ana(@Nullable String phone, @Nullable String email) {
        return new Person("Ana", "Example", BORN, Sex.F, phone, email);
    }
}
