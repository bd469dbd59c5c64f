package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AssessmentBasis;
import care.continuum.events.Instrument;
import care.continuum.intake.client.ClinicController.AssessmentRequest;
import care.continuum.intake.client.ClinicController.ScreeningRequest;
import care.continuum.intake.client.ConsentController.ConsentRequest;
import care.continuum.intake.client.InquiryController.InquiryRequest;
import care.continuum.intake.terms.Expiry;
import care.continuum.testing.Proves;
import care.continuum.web.BadInput.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What no field of a request tells alone.
class RequestsTest {

    @Test
    @Proves("inquiry-elements")
    void anInquiryHasAPhoneOrAnEmail() {
        assertThat(InquiryRequest.reachable(null, null))
                .containsExactly(new Fault("phone", "at least one of phone and email must be given"));
        assertThat(InquiryRequest.reachable("704-555-0101", null)).isEmpty();
        assertThat(InquiryRequest.reachable(null, "ana@example.org")).isEmpty();
    }

    @Test
    void everyAnswerThatTheInstrumentDoesNotHaveIsTold() {
        assertThat(screening(Instrument.GAD7, 4, null, -1, 0, 0, 0, 3, 0))
                .containsExactly(
                        new Fault("answers", "must have 1 to 7 answers"),
                        new Fault("answers[0]", "must be from 0 to 3"),
                        new Fault("answers[2]", "must be from 0 to 3"));
        assertThat(screening(Instrument.PHQ9)).containsExactly(new Fault("answers", "must have 1 to 9 answers"));
        assertThat(screening(Instrument.PHQ9, 3, null)).isEmpty();
    }

    @Test
    @Proves("assessment-basis")
    void anAsamAssessmentRatesSixDimensions() {
        var all = Map.of("1", 0, "2", 1, "3", 2, "4", 3, "5", 4, "6", 0);

        assertThat(AssessmentRequest.rated(AssessmentBasis.ASAM, Map.of("1", 5, "2", -1, "3", 0, "4", 0, "7", 1)))
                .containsExactly(
                        new Fault("dimensions.1", "must be from 0 to 4"),
                        new Fault("dimensions.2", "must be from 0 to 4"),
                        new Fault("dimensions.5", "is missing"),
                        new Fault("dimensions.6", "is missing"),
                        new Fault("dimensions.7", "must be a dimension from 1 to 6"));
        assertThat(AssessmentRequest.rated(AssessmentBasis.ASAM, all)).isEmpty();
        assertThat(AssessmentRequest.rated(AssessmentBasis.LOCUS, Map.of())).isEmpty();
    }

    @Test
    @Proves("assessment-basis")
    void asamHasTwoEditionsAndLocusAny() {
        assertThat(AssessmentRequest.edited(AssessmentBasis.ASAM, "5"))
                .containsExactly(new Fault("edition", "must be 3 or 4 for ASAM"));
        assertThat(AssessmentRequest.edited(AssessmentBasis.ASAM, "3")).isEmpty();
        assertThat(AssessmentRequest.edited(AssessmentBasis.LOCUS, "2016")).isEmpty();
    }

    @Test
    @Proves("other-level")
    void aLevelOfCareIsOneOfAsamOrLocus() {
        assertThat(List.of("0.5", "2.1", "3.7-WM", "4", "6")).allMatch(it -> it.matches(ClinicController.LEVEL));
        assertThat(List.of("7", "2.", "2.1-", "WM", "21")).noneMatch(it -> it.matches(ClinicController.LEVEL));
    }

    @Test
    void aConsentDoesNotEndBeforeItIsSigned() {
        assertThat(ConsentRequest.ending(Expiry.of("2026-03-01"), MONDAY))
                .containsExactly(new Fault("expires", "must not be before signedOn"));
        assertThat(ConsentRequest.ending(Expiry.of("2026-03-02"), MONDAY)).isEmpty();
        assertThat(ConsentRequest.ending(Expiry.of("NONE"), MONDAY)).isEmpty();
    }

    private static List<Fault> screening(Instrument instrument, @Nullable Integer... answers) {
        List<@Nullable Integer> given = Arrays.asList(answers);
        return ScreeningRequest.answered(instrument, given);
    }
}
