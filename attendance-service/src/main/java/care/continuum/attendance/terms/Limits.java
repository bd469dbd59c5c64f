package care.continuum.attendance.terms;

import java.util.stream.IntStream;

/// The numbers of the rules, each a clinic's to set. Percentages are compared in integers.
///
/// @param lateAfterMinutes   who checks in later than this after the start is late
/// @param partialBelow       percent of the length below which an attended session is partial
/// @param noticeHours        how long before the start an absence must be told to be excused
/// @param sheetHours         how long a session entered after it took place waits for its sheet
/// @param rate               percent of the counted sessions to be attended
/// @param share              percent of the planned sessions to be attended for completion
/// @param billableMinutes    attended minutes from which a day is billable
/// @param missedAtRisk       missed days in a row that put a client at risk
/// @param missedDisengaged   missed days in a row after which a client is disengaged
/// @param silentDays         days without contact after which a client is disengaged
/// @param windowDays         days that the rate of the standing looks back
/// @param windowCounted      sessions that must count before that rate says anything
/// @param watchDays          days in which one unexcused miss is watched
/// @param firstAttemptHours  until the first attempt of an outreach
/// @param allAttemptsHours   until all attempts of an outreach
/// @param attempts           attempts that an outreach takes, by at least two channels
/// @param attemptsToDischarge attempts that must stand before a client is discharged for being away
/// @param lateMissHours      a miss recorded later than this after the session asks for no outreach
/// @param reviewDays         business days until a review
/// @param channels           by how many channels at least the attempts of an outreach are made
/// @param levelMinutes       minutes a week from which level of care 2.1 is met
/// @param levelMinutesAdolescent the same for adolescents
/// @param nextLevelMinutes   minutes a week from which level of care 2.5 begins
/// @param measureDays        days from one measure of progress to the next
public record Limits(
        int lateAfterMinutes,
        int partialBelow,
        int noticeHours,
        int sheetHours,
        int rate,
        int share,
        int billableMinutes,
        int missedAtRisk,
        int missedDisengaged,
        int silentDays,
        int windowDays,
        int windowCounted,
        int watchDays,
        int firstAttemptHours,
        int allAttemptsHours,
        int attempts,
        int attemptsToDischarge,
        int lateMissHours,
        int reviewDays,
        int channels,
        int levelMinutes,
        int levelMinutesAdolescent,
        int nextLevelMinutes,
        int measureDays) {

    /// A number that nobody set would make a rule of nothing.
    public Limits {
        var all = IntStream.of(
                lateAfterMinutes,
                partialBelow,
                noticeHours,
                sheetHours,
                rate,
                share,
                billableMinutes,
                missedAtRisk,
                missedDisengaged,
                silentDays,
                windowDays,
                windowCounted,
                watchDays,
                firstAttemptHours,
                allAttemptsHours,
                attempts,
                attemptsToDischarge,
                lateMissHours,
                reviewDays,
                channels,
                levelMinutes,
                levelMinutesAdolescent,
                nextLevelMinutes,
                measureDays);
        if (all.anyMatch(number -> number <= 0)) {
            throw new IllegalArgumentException("every limit of attendance must be a positive number");
        }
    }
}
