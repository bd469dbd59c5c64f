package care.continuum.scheduling.plan;

import static care.continuum.events.SessionKind.FAMILY;
import static care.continuum.events.SessionKind.INDIVIDUAL;
import static care.continuum.events.SessionKind.MEDICATION_MANAGEMENT;
import static care.continuum.events.SessionKind.PSYCHOEDUCATION;
import static care.continuum.events.SessionKind.SKILLS_TRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.Need;
import care.continuum.testing.Proves;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTableTest {

    private static final Set<Need> ALL = EnumSet.allOf(Need.class);

    @Test
    void hoursThatNobodyShouldHaveAgreedOnGiveTheGroupsAlone() {
        assertThat(PlanTable.others(3, ALL)).isEmpty();
        assertThat(PlanTable.unmet(3, Set.of(Need.FAMILY_THERAPY))).containsExactly(Need.FAMILY_THERAPY);
    }

    @ParameterizedTest
    @CsvSource({"8,2", "9,0", "10,1", "11,2", "12,3", "13,4", "14,5", "15,6", "16,7", "17,8", "18,9", "19,10", "20,11"})
    @Proves("plan-table")
    void theWeeklyHoursFixHowManySessionsThereAreBesideTheGroups(int hours, int others) {
        assertThat(PlanTable.others(hours, Set.of())).hasSize(others);
        assertThat(PlanTable.others(hours, ALL)).hasSize(others);
    }

    @Test
    @Proves("order-of-others")
    void theIndividualSessionComesFirstThenTheNeedsThenPsychoeducation() {
        assertThat(PlanTable.others(15, ALL))
                .containsExactly(
                        INDIVIDUAL, MEDICATION_MANAGEMENT, FAMILY, SKILLS_TRAINING, PSYCHOEDUCATION, PSYCHOEDUCATION);
        assertThat(PlanTable.others(11, Set.of(Need.SKILLS_TRAINING))).containsExactly(INDIVIDUAL, SKILLS_TRAINING);
        assertThat(PlanTable.others(8, Set.of())).containsExactly(INDIVIDUAL, PSYCHOEDUCATION);
    }

    @Test
    @Proves("unmet-needs")
    void aNeedWithoutAPlaceIsUnmet() {
        assertThat(PlanTable.unmet(9, ALL))
                .containsExactlyInAnyOrder(Need.MEDICATION_MANAGEMENT, Need.FAMILY_THERAPY, Need.SKILLS_TRAINING);
        assertThat(PlanTable.unmet(8, Set.of(Need.FAMILY_THERAPY, Need.SKILLS_TRAINING)))
                .containsExactly(Need.SKILLS_TRAINING);
        assertThat(PlanTable.unmet(13, ALL)).isEmpty();
        assertThat(PlanTable.unmet(9, Set.of(Need.SOBER_LIVING, Need.TWELVE_STEP)))
                .isEmpty();
    }
}
