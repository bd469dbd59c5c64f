package care.continuum.intake;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a clinic sets under `continuum.intake`.
///
/// @param offerHolds        how long an offered seat is held
/// @param lateEntryDays     how far back a stay may begin
/// @param farthestStartDays how far ahead a stay may begin
/// @param assessmentTarget  from the inquiry to the assessment
/// @param assessmentWarning how long before that it is about to be missed
/// @param stepDownDays      within how many days after residential or hospital care a client should be seen
/// @param duplicateDecision how long staff may take to say whether two are one person
@ConfigurationProperties("continuum.intake")
public record IntakeSettings(
        @DefaultValue("24h") Duration offerHolds,
        @DefaultValue("30") int lateEntryDays,
        @DefaultValue("365") int farthestStartDays,
        @DefaultValue("48h") Duration assessmentTarget,
        @DefaultValue("24h") Duration assessmentWarning,
        @DefaultValue({"7", "30"}) List<Integer> stepDownDays,
        @DefaultValue("48h") Duration duplicateDecision) {

    public IntakeSettings {
        stepDownDays = List.copyOf(stepDownDays);
    }
}
