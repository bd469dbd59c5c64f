package care.continuum.attendance.terms;

import care.continuum.events.Excuse;
import care.continuum.events.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was said of a client and a session: by staff, or by the clock for a no-show.
///
/// @param minutes  attended ones, 0 unless attended
/// @param noticeAt when the client told of the absence
public record Report(
        Mark mark,
        int minutes,
        @Nullable Instant noticeAt,
        @Nullable Excuse excuse,
        boolean makeUpWanted) {

    public static final Report NO_SHOW = new Report(Mark.NO_SHOW, 0, null, null, false);

    public static Report attended(int minutes) {
        return new Report(Mark.ATTENDED, minutes, null, null, false);
    }

    public Outcome outcome(int length, Rules rules) {
        return switch (mark) {
            case ATTENDED -> rules.isPartial(minutes, length) ? Outcome.PARTIAL : Outcome.ATTENDED;
            case NO_SHOW -> Outcome.NO_SHOW;
            case EXCUSED -> Outcome.EXCUSED;
            case LATE_CANCEL -> Outcome.LATE_CANCEL;
        };
    }

    /// Whether such an absence of a session that starts then can be excused.
    public boolean excuses(Instant startsAt, Rules rules) {
        return excuse != null || (noticeAt != null && rules.isNotice(noticeAt, startsAt));
    }

    /// Why the absence is excused.
    public Excuse excuseOrNotice() {
        return excuse == null ? Excuse.NOTICE : excuse;
    }
}
