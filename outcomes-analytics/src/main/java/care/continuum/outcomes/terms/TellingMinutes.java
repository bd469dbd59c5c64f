package care.continuum.outcomes.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The minutes that tell a count of attended sessions that is left out. How long a session is, everybody
/// knows: 2835 minutes in groups of three hours are sixteen sessions.
///
/// @param leftOut figures that are not published, by their path
record TellingMinutes(ProgramFigures figures, Set<String> leftOut) {

    private static final String ALL = "attendance";
    private static final String BY_KIND = "attendanceByKind.";
    private static final String BY_TRACK = "attendanceByTrack.";

    /// What has to be left out too: the minutes of such sessions, and where they are of one kind also the
    /// sums that this kind is part of, since two kinds of different lengths follow from their sums.
    List<String> paths() {
        var groups = new ArrayList<String>();
        var isAllHidden = isHidden(ALL, figures.attendance());
        figures.attendanceByKind().forEach((kind, attendance) -> {
            if (isHidden(BY_KIND + kind, attendance)) {
                groups.add(BY_KIND + kind);
            }
        });
        if (isAllHidden || !groups.isEmpty()) {
            groups.add(ALL);
        }
        if (!groups.isEmpty() || isHiddenInAny(figures.attendanceByTrack())) {
            figures.attendanceByTrack().keySet().forEach(track -> groups.add(BY_TRACK + track));
        }
        return groups.stream().map(group -> group + ".minutes").toList();
    }

    private boolean isHiddenInAny(Map<?, Attendance> tracks) {
        return tracks.entrySet().stream().anyMatch(track -> isHidden(BY_TRACK + track.getKey(), track.getValue()));
    }

    private boolean isHidden(String group, Attendance attendance) {
        return attendance.attended() > 0 && leftOut.contains(group + ".attended");
    }
}
