package care.continuum.intake;

import care.continuum.events.AgeBand;
import care.continuum.events.HoursFlag;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a clinic sets under `continuum.intake`.
///
/// @param offerHolds        how long an offered seat is held
/// @param lateEntryDays     how far back a stay may begin
/// @param farthestStartDays how far ahead a stay may begin
/// @param assessmentTarget  from the inquiry to the assessment
/// @param dueSoon           how long before its time a task is about to be missed
/// @param stepDownDays      within how many days after residential or hospital care a client should be seen
/// @param questionnaireDays from when on a questionnaire is too old to open anything
/// @param minorMaySignAlone whether a minor's consent needs nobody else's signature
/// @param duplicateDecision how long staff may take to say whether two are one person
@ConfigurationProperties("continuum.intake")
public record IntakeSettings(
        @DefaultValue("24h") Duration offerHolds,
        @DefaultValue("30") int lateEntryDays,
        @DefaultValue("365") int farthestStartDays,
        @DefaultValue("48h") Duration assessmentTarget,
        @DefaultValue("24h") Duration dueSoon,
        @DefaultValue({"7", "30"}) List<Integer> stepDownDays,
        @DefaultValue("30") int questionnaireDays,
        @DefaultValue("true") boolean minorMaySignAlone,
        @DefaultValue("48h") Duration duplicateDecision,
        @DefaultValue Weeks weeks,
        @DefaultValue Hours hours) {

    /// How many weeks a plan has, and by how many it is extended.
    ///
    /// @param mostInAll with all extensions
    public record Weeks(
            @DefaultValue("1") int least,
            @DefaultValue("4") int most,
            @DefaultValue("12") int mostInAll) {}

    /// How many hours a week has; scheduling makes no plan of fewer than eight.
    ///
    /// @param level21      fewer are below level 2.1 of care
    /// @param level21Minor the same for those under 18
    /// @param level25      from here on it is the boundary of level 2.5
    public record Hours(
            @DefaultValue("8") int least,
            @DefaultValue("20") int most,
            @DefaultValue("9") int level21,
            @DefaultValue("6") int level21Minor,
            @DefaultValue("20") int level25) {

        private static final int FEWEST = 8;

        public Hours {
            if (least < FEWEST) {
                throw new IllegalArgumentException("continuum.intake.hours.least must be at least " + FEWEST);
            }
        }

        public Set<HoursFlag> flags(int hours, AgeBand band) {
            var flags = EnumSet.noneOf(HoursFlag.class);
            if (hours < (band == AgeBand.ADOLESCENT ? level21Minor : level21)) {
                flags.add(HoursFlag.BELOW_LOC_2_1);
            }
            if (hours >= level25) {
                flags.add(HoursFlag.LOC_2_5_BOUNDARY);
            }
            return flags;
        }
    }

    public IntakeSettings {
        stepDownDays = List.copyOf(stepDownDays);
    }
}
