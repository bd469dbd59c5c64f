package care.continuum.outcomes.terms;

import static care.continuum.events.Outcome.ATTENDED;
import static care.continuum.events.Outcome.EXCUSED;
import static care.continuum.events.Outcome.LATE_CANCEL;
import static care.continuum.events.Outcome.MADE_UP;
import static care.continuum.events.Outcome.NO_SHOW;
import static care.continuum.events.Outcome.PARTIAL;

import care.continuum.events.Outcome;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a group of sessions was attended, by the rules of attendance: excused absences do not count, and an attended
/// make-up counts as the session that it stands for.
///
/// @param clients of whom a session counts
/// @param minutes attended, in make-ups too
public record Attendance(
        int clients,
        int counted,
        int attended,
        int noShows,
        int lateCancels,
        int excused,
        int minutes,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal noShowRate) {

    private static final Set<Outcome> CAME = EnumSet.of(ATTENDED, PARTIAL, MADE_UP);
    private static final Set<Outcome> AWAY = EnumSet.of(NO_SHOW, LATE_CANCEL);

    static Attendance of(List<Held> sessions) {
        var noShows = count(sessions, NO_SHOW);
        var lateCancels = count(sessions, LATE_CANCEL);
        var attended = Math.toIntExact(sessions.stream()
                .filter(held -> CAME.contains(held.outcome()) && !held.makeUp())
                .count());
        var counted = attended + noShows + lateCancels;
        return new Attendance(
                clients(sessions),
                counted,
                attended,
                noShows,
                lateCancels,
                count(sessions, EXCUSED),
                sessions.stream().mapToInt(Held::minutes).sum(),
                Rate.of(attended, counted),
                Rate.of(noShows, counted));
    }

    private static int clients(List<Held> sessions) {
        var those = sessions.stream()
                .filter(held -> CAME.contains(held.outcome()) || AWAY.contains(held.outcome()))
                .map(Held::client)
                .distinct()
                .count();
        return Math.toIntExact(those);
    }

    private static int count(List<Held> sessions, Outcome outcome) {
        return Math.toIntExact(
                sessions.stream().filter(held -> held.outcome() == outcome).count());
    }
}
