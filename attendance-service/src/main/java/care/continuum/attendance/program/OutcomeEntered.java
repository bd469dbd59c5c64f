package care.continuum.attendance.program;

import care.continuum.attendance.terms.Mark;
import care.continuum.attendance.terms.Report;
import care.continuum.events.Excuse;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What staff enter of a client and a session.
///
/// @param minutes the full length where an attended session has none
/// @param reason  of a correction
record OutcomeEntered(
        Mark outcome,
        @Nullable Integer minutes,
        @Nullable Instant noticeAt,
        @Nullable Excuse excuse,
        @Nullable String reason,
        @Nullable Boolean makeUpWanted) {

    private static final int LONGEST_REASON = 500;

    /// As a report about a session of that length, told now.
    ///
    /// @throws BadInput with all that is wrong with it
    Report report(int length, Instant now) {
        var faults = faults(length, now);
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
        var attended = minutes == null && outcome == Mark.ATTENDED ? Integer.valueOf(length) : minutes;
        return new Report(
                outcome,
                attended == null ? 0 : attended,
                noticeAt == null ? null : noticeAt.truncatedTo(ChronoUnit.MILLIS),
                excuse,
                Boolean.TRUE.equals(makeUpWanted));
    }

    private List<Fault> faults(int length, Instant now) {
        var faults = new ArrayList<Fault>();
        if (minutes != null) {
            note(faults, minutes < 0 || minutes > length, "minutes", "must be between 0 and " + length);
            note(
                    faults,
                    minutes > 0 && outcome != Mark.ATTENDED,
                    "minutes",
                    "must be 0 unless the outcome is ATTENDED");
        }
        if (noticeAt != null) {
            note(faults, noticeAt.truncatedTo(ChronoUnit.MILLIS).isAfter(now), "noticeAt", "must not be in the future");
            note(faults, !isAbsence(), "noticeAt", "is for EXCUSED and LATE_CANCEL");
        }
        note(faults, excuse == Excuse.NOTICE, "excuse", "must be EMERGENCY, HOSPITAL, COURT or BEREAVEMENT");
        note(faults, excuse != null && outcome != Mark.EXCUSED, "excuse", "is for EXCUSED");
        note(faults, Boolean.TRUE.equals(makeUpWanted) && outcome != Mark.EXCUSED, "makeUpWanted", "is for EXCUSED");
        if (reason != null) {
            note(faults, reason.isBlank(), "reason", "must not be blank");
            note(faults, reason.length() > LONGEST_REASON, "reason", "must have at most 500 characters");
        }
        return faults;
    }

    private boolean isAbsence() {
        return outcome == Mark.EXCUSED || outcome == Mark.LATE_CANCEL;
    }

    /// One fault for each field: the first.
    private static void note(List<Fault> faults, boolean wrong, String field, String message) {
        if (wrong && faults.stream().noneMatch(fault -> fault.field().equals(field))) {
            faults.add(new Fault(field, message));
        }
    }
}
