package care.continuum.intake.client;

import static care.continuum.events.HoursFlag.BELOW_LOC_2_1;
import static care.continuum.events.HoursFlag.LOC_2_5_BOUNDARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.events.AgeBand;
import care.continuum.events.ConsentType;
import care.continuum.intake.IntakeSettings;
import care.continuum.intake.terms.Consent;
import care.continuum.intake.terms.Expiry;
import care.continuum.intake.terms.Person;
import care.continuum.messaging.RuleBroken;
import care.continuum.testing.Proves;
import care.continuum.testing.Shipped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final IntakeSettings DEFAULTS = World.SETTINGS;
    private static final Person MINOR =
            new Person("Gus", "Example", Ana.MONDAY.minusYears(17), null, null, "gus@example.org");

    @Test
    @Proves("enrollment-amounts")
    void theDefaultsAreTheClinicsOwn() {
        assertThat(DEFAULTS.offerHolds()).isEqualTo(Duration.ofDays(1));
        assertThat(DEFAULTS.lateEntryDays()).isEqualTo(30);
        assertThat(DEFAULTS.assessmentTarget()).isEqualTo(Duration.ofDays(2));
        assertThat(DEFAULTS.stepDownDays()).isEqualTo(List.of(7, 30));
        assertThat(DEFAULTS.questionnaireDays()).isEqualTo(30);
        assertThat(DEFAULTS.minorMaySignAlone()).isTrue();
        assertThat(DEFAULTS.weeks()).isEqualTo(new IntakeSettings.Weeks(1, 4, 12));
        assertThat(DEFAULTS.hours()).isEqualTo(new IntakeSettings.Hours(8, 20, 9, 6, 20));
        assertThat(DEFAULTS.dueSoon()).isEqualTo(Duration.ofDays(1));
        assertThat(DEFAULTS.duplicateDecision()).isEqualTo(Duration.ofDays(2));
        assertThat(DEFAULTS.farthestStartDays()).isEqualTo(365);
        assertThat(Shipped.of("continuum.intake.disclosure-open", Duration.class))
                .isEqualTo(Duration.ofDays(1));
        assertThat(Shipped.of("continuum.intake.disclosures-listed", Duration.class))
                .isEqualTo(Duration.ofDays(3 * 365 + 1));
        assertThat(Shipped.of("continuum.intake.retention-years", Integer.class))
                .isEqualTo(11);
    }

    @Test
    void fewerHoursThanAPlanIsMadeOfAreRefused() {
        assertThatThrownBy(() -> World.settings(Map.of("continuum.intake.hours.least", 6)))
                .hasStackTraceContaining("continuum.intake.hours.least must be at least 8");
        assertThat(World.settings(Map.of("continuum.intake.hours.least", 9))
                        .hours()
                        .least())
                .isEqualTo(9);
    }

    @Test
    @Proves("level-flags")
    void hoursOutsideTheLevelOfCareAreFlagged() {
        assertThat(DEFAULTS.hours().flags(8, AgeBand.ADULT)).containsExactly(BELOW_LOC_2_1);
        assertThat(DEFAULTS.hours().flags(9, AgeBand.ADULT)).isEmpty();
        assertThat(DEFAULTS.hours().flags(5, AgeBand.ADOLESCENT)).containsExactly(BELOW_LOC_2_1);
        assertThat(DEFAULTS.hours().flags(8, AgeBand.ADOLESCENT)).isEmpty();
        assertThat(DEFAULTS.hours().flags(19, AgeBand.ADULT)).isEmpty();
        assertThat(DEFAULTS.hours().flags(20, AgeBand.ADULT)).containsExactly(LOC_2_5_BOUNDARY);
    }

    @Test
    @Proves("minor-signs")
    void aMinorMaySignAloneUnlessTheClinicSaysOtherwise() {
        assertThat(sign(new World(), null)).isEqualTo("signed");

        var strict = new World(World.settings(Map.of("continuum.intake.minor-may-sign-alone", false)));
        assertThatThrownBy(() -> sign(strict, null))
                .isInstanceOfSatisfying(
                        RuleBroken.class, it -> assertThat(it.rule()).isEqualTo("guardian-missing"));
        assertThat(sign(strict, "Gus's mother")).isEqualTo("signed");
    }

    private static String sign(World world, @Nullable String guardian) {
        var gus = world.inquire("Gus " + guardian, MINOR);
        var terms =
                new Consent.Terms("the clinic", "the plan", "treating providers", "treatment", "1", "Gus", guardian);
        world.clinic.consent(
                new Stay(gus.clientId(), null),
                World.command("sign"),
                ConsentType.TREATMENT_PAYMENT_OPERATIONS,
                terms,
                Expiry.of("NONE"),
                Ana.MONDAY);
        return "signed";
    }
}
