package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.MONDAY;
import static care.continuum.intake.client.Ana.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.events.AssessmentBasis;
import care.continuum.events.Channel;
import care.continuum.events.ConsentType;
import care.continuum.events.Instrument;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.intake.client.ClinicController.AssessmentRequest;
import care.continuum.intake.client.ClinicController.ScreeningRequest;
import care.continuum.intake.client.ConsentController.ConsentRequest;
import care.continuum.intake.client.InquiryController.InquiryRequest;
import care.continuum.intake.terms.Expiry;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What no field of a request tells alone.
class RequestsTest {

    private static final Map<String, Integer> RATED = Map.of("1", 0, "2", 1, "3", 2, "4", 3, "5", 4, "6", 0);

    @Test
    void anInquiryHasAPhoneOrAnEmail() {
        refused(() -> inquiry(null, null), new Fault("phone", "at least one of phone and email must be given"));
        assertThatCode(() -> inquiry("704-555-0101", null)).doesNotThrowAnyException();
        assertThatCode(() -> inquiry(null, "ana@example.org")).doesNotThrowAnyException();
    }

    @Test
    void everyAnswerThatTheInstrumentDoesNotHaveIsTold() {
        refused(
                () -> screening(Instrument.GAD7, 4, null, -1, 0, 0, 0, 3, 0),
                new Fault("answers", "must have 1 to 7 answers"),
                new Fault("answers[0]", "must be from 0 to 3"),
                new Fault("answers[2]", "must be from 0 to 3"));
        refused(() -> screening(Instrument.PHQ9), new Fault("answers", "must have 1 to 9 answers"));
        assertThatCode(() -> screening(Instrument.PHQ9, 3, null)).doesNotThrowAnyException();
    }

    @Test
    void anAsamAssessmentRatesSixDimensionsByOneOfTwoEditions() {
        var some = new HashMap<String, Integer>(Map.of("1", 5, "7", 1));

        refused(
                () -> assessment(AssessmentBasis.ASAM, "5", some),
                new Fault("edition", "must be 3 or 4 for ASAM"),
                new Fault("dimensions.1", "must be from 0 to 4"),
                new Fault("dimensions.2", "is missing"),
                new Fault("dimensions.3", "is missing"),
                new Fault("dimensions.4", "is missing"),
                new Fault("dimensions.5", "is missing"),
                new Fault("dimensions.6", "is missing"),
                new Fault("dimensions.7", "must be a dimension from 1 to 6"));
        assertThatCode(() -> assessment(AssessmentBasis.ASAM, "4", RATED)).doesNotThrowAnyException();
        assertThatCode(() -> assessment(AssessmentBasis.LOCUS, "2016", Map.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void aConsentEndsAfterItsSignatureAndWithinALifetime() {
        refused(() -> consent("2026-03-01"), new Fault("expires", "must not be before signedOn"));
        refused(() -> consent("+999999999-12-31"), new Fault("expires", "must be less than 100 years after signedOn"));
        assertThatCode(() -> consent("2026-03-02")).doesNotThrowAnyException();
        assertThatCode(() -> consent("NONE")).doesNotThrowAnyException();
    }

    private static void refused(ThrowingCallable request, Fault... faults) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        BadInput.class, it -> assertThat(it.faults()).containsExactlyInAnyOrder(faults));
    }

    private static void inquiry(@Nullable String phone, @Nullable String email) {
        new InquiryRequest(
                "Ana",
                "Example",
                MONDAY.minusYears(30),
                null,
                phone,
                email,
                Channel.PHONE,
                Reason.SUBSTANCE_USE,
                Track.DAY,
                null,
                null);
    }

    private static void screening(Instrument instrument, @Nullable Integer... answers) {
        List<@Nullable Integer> given = Arrays.asList(answers);
        new ScreeningRequest(instrument, NOW, given);
    }

    private static void assessment(AssessmentBasis basis, String edition, Map<String, Integer> dimensions) {
        new AssessmentRequest(basis, edition, dimensions, "2.1", MONDAY);
    }

    private static void consent(String expires) {
        new ConsentRequest(
                ConsentType.SPECIFIC_RECIPIENT,
                "the clinic",
                "attendance",
                "Dr. Stone",
                "treatment",
                Expiry.of(expires),
                "1",
                "Ana Example",
                MONDAY);
    }
}
