package care.continuum.local.replay;

import static care.continuum.events.Need.FAMILY_THERAPY;
import static care.continuum.events.Need.MEDICATION_MANAGEMENT;
import static care.continuum.events.Need.SKILLS_TRAINING;
import static care.continuum.events.Need.SOBER_LIVING;
import static care.continuum.events.SessionKind.FAMILY;
import static care.continuum.events.SessionKind.GROUP;
import static care.continuum.events.SessionKind.INDIVIDUAL;
import static care.continuum.events.SessionKind.PSYCHOEDUCATION;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Need;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.local.clinic.Wish;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRuleTest {

    @Test
    void eightHoursAreTwoGroupsAndTwoOthers() {
        assertThat(PlanRule.kinds(8, Set.of(FAMILY_THERAPY))).containsExactly(FAMILY, GROUP, GROUP, INDIVIDUAL);
        assertThat(PlanRule.kinds(8, Set.of())).containsExactly(GROUP, GROUP, INDIVIDUAL, PSYCHOEDUCATION);
    }

    @Test
    void nineHoursAreThreeGroupsWhateverTheNeeds() {
        assertThat(PlanRule.kinds(9, EnumSet.allOf(Need.class))).containsExactly(GROUP, GROUP, GROUP);
    }

    @Test
    void needsComeBeforePsychoeducationInTheirOrder() {
        assertThat(PlanRule.kinds(11, Set.of(SKILLS_TRAINING, MEDICATION_MANAGEMENT)))
                .containsExactly(GROUP, GROUP, GROUP, INDIVIDUAL, SessionKind.MEDICATION_MANAGEMENT);
        assertThat(PlanRule.kinds(12, Set.of(SOBER_LIVING)))
                .containsExactly(GROUP, GROUP, GROUP, INDIVIDUAL, PSYCHOEDUCATION, PSYCHOEDUCATION);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 15, 20})
    void aWeekHasExactlyItsHours(int hours) {
        var kinds = PlanRule.kinds(hours, EnumSet.allOf(Need.class));
        assertThat(kinds.stream().mapToInt(PlanRule::minutes).sum()).isEqualTo(60 * hours);
        assertThat(kinds).hasSize(PlanRule.sessionsPerWeek(hours));
        assertThat(new Wish(Track.DAY, LocalDate.EPOCH, 3, hours, Set.of()).sessions())
                .isEqualTo(3 * kinds.size());
    }
}
