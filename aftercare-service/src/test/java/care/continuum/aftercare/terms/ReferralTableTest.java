package care.continuum.aftercare.terms;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Disposition;
import care.continuum.events.Need;
import care.continuum.events.Reason;
import care.continuum.events.ReferralKind;
import care.continuum.testing.Proves;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReferralTableTest {

    static Stream<Arguments> everyCase() {
        return Stream.of(Disposition.values())
                .flatMap(disposition -> Stream.of(Reason.values())
                        .flatMap(reason -> everySetOfNeeds().map(needs -> Arguments.of(disposition, reason, needs))));
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    @Proves({"referral-table", "each-need"})
    void theReferralsAreExactlyThoseOfTheTable(Disposition disposition, Reason reason, Set<Need> needs) {
        var expected = EnumSet.noneOf(ReferralKind.class);
        switch (disposition) {
            case TRANSFERRED -> expected.add(ReferralKind.TRANSFER);
            case NOT_COMPLETED -> {
                expected.add(ReferralKind.OUTPATIENT_COUNSELING);
                needs.forEach(need -> {
                    switch (need) {
                        case MEDICATION_MANAGEMENT, TWELVE_STEP, SMART_RECOVERY, OTHER_MUTUAL_HELP ->
                            expected.add(ReferralKind.valueOf(need.name()));
                        case FAMILY_THERAPY, SKILLS_TRAINING, SOBER_LIVING -> {}
                    }
                });
            }
            case COMPLETED -> {
                expected.add(ReferralKind.OUTPATIENT_COUNSELING);
                if (reason != Reason.SUBSTANCE_USE) {
                    expected.add(ReferralKind.PSYCHIATRY);
                }
                needs.forEach(need -> expected.add(
                        need == Need.SKILLS_TRAINING
                                ? ReferralKind.SKILLS_VOCATIONAL
                                : ReferralKind.valueOf(need.name())));
            }
        }

        assertThat(ReferralTable.USUAL.kinds(disposition, new Enrollment(reason, needs)))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "OUTPATIENT_COUNSELING, TREATMENT_PAYMENT_OPERATIONS",
        "MEDICATION_MANAGEMENT, TREATMENT_PAYMENT_OPERATIONS",
        "PSYCHIATRY, TREATMENT_PAYMENT_OPERATIONS",
        "FAMILY_THERAPY, TREATMENT_PAYMENT_OPERATIONS",
        "TRANSFER, TREATMENT_PAYMENT_OPERATIONS",
        "SKILLS_VOCATIONAL, SPECIFIC_RECIPIENT",
        "SOBER_LIVING, SPECIFIC_RECIPIENT",
        "TWELVE_STEP, NONE",
        "SMART_RECOVERY, NONE",
        "OTHER_MUTUAL_HELP, NONE",
    })
    void eachKindNeedsItsConsent(ReferralKind kind, ConsentNeeded consent) {
        assertThat(ConsentNeeded.of(kind)).isEqualTo(consent);
    }

    @Test
    void everyKindHasOneRow() {
        assertThat(ReferralTable.USUAL.rows().stream().map(ReferralTable.Row::kind))
                .containsExactlyInAnyOrder(ReferralKind.values());
    }

    private static Stream<Set<Need>> everySetOfNeeds() {
        var all = Need.values();
        return IntStream.range(0, 1 << all.length).mapToObj(bits -> {
            var needs = EnumSet.noneOf(Need.class);
            IntStream.range(0, all.length)
                    .filter(index -> (bits & (1 << index)) != 0)
                    .forEach(index -> needs.add(all[index]));
            return needs;
        });
    }
}
