package care.continuum.local.clinic;

import care.continuum.events.Need;
import care.continuum.events.Track;
import java.time.LocalDate;
import java.util.Set;

/// What a client is to be enrolled for.
public record Wish(Track track, LocalDate startDate, int weeks, int weeklyHours, Set<Need> needs) {

    /// A program that was over yesterday, so that every session of it can be entered now.
    public static Wish past(Track track, LocalDate today, int weeks, int weeklyHours, Set<Need> needs) {
        return new Wish(track, today.minusDays(7L * weeks + 1), weeks, weeklyHours, needs);
    }

    /// The number of sessions of the whole plan: two or three groups a week, and an hour each for the rest.
    public int sessions() {
        var groups = weeklyHours == 8 ? 2 : 3;
        return weeks * (groups + weeklyHours - 3 * groups);
    }
}
