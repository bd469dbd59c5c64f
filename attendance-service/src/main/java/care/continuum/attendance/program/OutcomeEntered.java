package care.continuum.attendance.program;

import care.continuum.attendance.terms.LaterExcuse;
import care.continuum.attendance.terms.Mark;
import care.continuum.attendance.terms.Report;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Check;
import care.continuum.web.Happened;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What staff enter of a client and a session.
///
/// @param minutes the full length where an attended session has none
/// @param reason  of a correction
record OutcomeEntered(
        Mark outcome,
        @Nullable @PositiveOrZero Integer minutes,
        @Nullable @Happened Instant noticeAt,
        @Nullable LaterExcuse excuse,

        @Nullable @Size(max = 500, message = "must have at most 500 characters")
        String reason,

        @Nullable Boolean makeUpWanted) {

    private static final Set<Mark> ABSENCES = EnumSet.of(Mark.EXCUSED, Mark.LATE_CANCEL);

    @Check
    static List<Fault> attended(Mark outcome, @Nullable Integer minutes) {
        return Fault.unless(
                minutes == null || minutes == 0 || outcome == Mark.ATTENDED,
                "minutes",
                "must be 0 unless the outcome is ATTENDED");
    }

    @Check
    static List<Fault> noticed(Mark outcome, @Nullable Instant noticeAt) {
        return Fault.unless(
                noticeAt == null || ABSENCES.contains(outcome), "noticeAt", "is for EXCUSED and LATE_CANCEL");
    }

    @Check
    static List<Fault> excused(Mark outcome, @Nullable LaterExcuse excuse) {
        return Fault.unless(excuse == null || outcome == Mark.EXCUSED, "excuse", "is for EXCUSED");
    }

    @Check
    static List<Fault> wanted(Mark outcome, @Nullable Boolean makeUpWanted) {
        return Fault.unless(
                !Boolean.TRUE.equals(makeUpWanted) || outcome == Mark.EXCUSED, "makeUpWanted", "is for EXCUSED");
    }

    @Check
    static List<Fault> reasoned(@Nullable String reason) {
        return Fault.unless(reason == null || !reason.isBlank(), "reason", "must not be blank");
    }

    /// What does not fit a session of that length.
    List<Fault> faults(int length) {
        return Fault.unless(minutes == null || minutes <= length, "minutes", "must be between 0 and " + length);
    }

    /// As a report about a session of that length.
    Report report(int length) {
        var attended = minutes == null && outcome == Mark.ATTENDED ? Integer.valueOf(length) : minutes;
        return new Report(
                outcome,
                attended == null ? 0 : attended,
                noticeAt == null ? null : noticeAt.truncatedTo(ChronoUnit.MILLIS),
                excuse == null ? null : excuse.told(),
                Boolean.TRUE.equals(makeUpWanted));
    }
}
