package care.continuum.outcomes.terms;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TellingMinutesTest {

    private static final Attendance SOME = attendance(20);
    private static final ProgramFigures FIGURES =
            figures(Map.of(SessionKind.GROUP, SOME, SessionKind.INDIVIDUAL, SOME, SessionKind.FAMILY, attendance(0)));

    @Test
    void whereEveryCountIsPublishedTheMinutesAreToo() {
        assertThat(left("attendance.lateCancels", "attendanceByKind.GROUP.clients"))
                .isEmpty();
    }

    @Test
    void theMinutesOfAKindGoWithItsCountAndTheSumsGoToo() {
        assertThat(left("attendanceByKind.GROUP.attended"))
                .containsExactlyInAnyOrder(
                        "attendanceByKind.GROUP.minutes",
                        "attendance.minutes",
                        "attendanceByTrack.DAY.minutes",
                        "attendanceByTrack.EVENING.minutes");
    }

    @Test
    void theMinutesOfOneTrackFollowFromTheOthers() {
        assertThat(left("attendanceByTrack.DAY.attended"))
                .containsExactlyInAnyOrder("attendanceByTrack.DAY.minutes", "attendanceByTrack.EVENING.minutes");
    }

    @Test
    void whereNobodyCameNothingIsTold() {
        assertThat(left("attendanceByKind.FAMILY.attended")).isEmpty();
    }

    private static List<String> left(String... out) {
        return new TellingMinutes(FIGURES, Set.of(out)).paths();
    }

    private static Attendance attendance(int attended) {
        return new Attendance(attended, attended, attended, 0, 0, 0, attended * 60, null, null);
    }

    private static ProgramFigures figures(Map<SessionKind, Attendance> kinds) {
        var none = ProgramFigures.of(List.of(), Story.NEW_YORK);
        return new ProgramFigures(
                40,
                40,
                0,
                attendance(40),
                kinds,
                Map.of(Track.DAY, SOME, Track.EVENING, SOME),
                null,
                none.dispositions(),
                null,
                null,
                none.continuity(),
                none.referrals(),
                none.timeToFirstVisit());
    }
}
