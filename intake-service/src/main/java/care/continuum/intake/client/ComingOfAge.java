package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.intake.terms.Coming;
import care.continuum.intake.terms.Enrollment;
import care.continuum.messaging.Change;
import care.continuum.messaging.Todo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who turns 18 while waiting: the age band of a seat is that of the day on which the client would start, and while
/// somebody waits that day goes on.
final class ComingOfAge {

    private ComingOfAge() {}

    /// From when on a seat would be one among the adults: when the next day is the birthday or later, once the client
    /// has waited a day ([Offering#start]). Null for who is an adult, and who is on hold: a hold changes no start.
    static @Nullable Coming whileWaiting(Enrollment asked, Instant since, LocalDate birthday, Moment at) {
        if (asked.ageBand() == AgeBand.ADULT || asked.hold().since() != null) {
            return null;
        }
        var waited = at.day(since).plusDays(1);
        var before = birthday.minusDays(1);
        return Coming.on(before.isBefore(waited) ? waited : before, at.clinic());
    }

    /// When the client waits among the adults; null where that is not to come.
    static @Nullable Instant comesAt(Episode episode) {
        var asked = episode.enrollment();
        return asked == null || asked.ofAge() == null || asked.ageBand() == AgeBand.ADULT || !Offering.waits(episode)
                ? null
                : asked.ofAge().at();
    }

    /// With the place that there was. Whether a seat is free that nobody had yet, staff find out by asking again.
    static Change<Episode> comes(Episode episode, Instant now) {
        var asked = episode.enrollment();
        var at = comesAt(episode);
        if (asked == null || asked.waitingSince() == null || at == null || now.isBefore(at)) {
            return Change.none(episode);
        }
        var adult = asked.among(AgeBand.ADULT);
        var look = new Todo("of-age-%s+%d".formatted(episode.episodeId(), asked.attempt()), Seating.LOOK, Map.of());
        return Change.to(episode.with(adult), Seating.waitlisted(episode, adult, asked.waitingSince()))
                .andThen(look);
    }

    /// Since when nobody has asked for a seat among the adults; null where that is not so.
    static @Nullable Instant cameAt(Episode episode) {
        var asked = episode.enrollment();
        return asked == null || asked.ofAge() == null || asked.ageBand() != AgeBand.ADULT || !Offering.waits(episode)
                ? null
                : asked.ofAge().at();
    }
}
