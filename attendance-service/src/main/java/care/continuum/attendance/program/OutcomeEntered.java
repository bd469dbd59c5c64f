package care.continuum.attendance.program;

import care.continuum.attendance.terms.Mark;
import care.continuum.attendance.terms.Report;
import care.continuum.events.Excuse;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Check;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
        @Nullable Instant noticeAt,
        @Nullable Excuse excuse,

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
    static List<Fault> sayable(@Nullable Excuse excuse) {
        return Fault.unless(
                excuse != Excuse.NOTICE, "excuse", "must be one of EMERGENCY, HOSPITAL, COURT, BEREAVEMENT");
    }

    @Check
    static List<Fault> excused(Mark outcome, @Nullable Excuse excuse) {
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

    /// All that does not fit a session of that length and the time.
    List<Fault> faults(int length, Instant now) {
        var notice = notice();
        var faults = new ArrayList<Fault>();
        faults.addAll(Fault.unless(minutes == null || minutes <= length, "minutes", "must be between 0 and " + length));
        faults.addAll(Fault.unless(notice == null || !notice.isAfter(now), "noticeAt", "must not be in the future"));
        return faults;
    }

    /// As a report about a session of that length.
    Report report(int length) {
        var attended = minutes == null && outcome == Mark.ATTENDED ? Integer.valueOf(length) : minutes;
        return new Report(
                outcome, attended == null ? 0 : attended, notice(), excuse, Boolean.TRUE.equals(makeUpWanted));
    }

    private @Nullable Instant notice() {
        return noticeAt == null ? null : noticeAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
