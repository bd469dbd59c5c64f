package care.continuum.scheduling.calendar;

import care.continuum.events.Track;
import care.continuum.scheduling.Session;
import care.continuum.web.PageQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/// Shows the clinic's calendar.
@Component
class CalendarDesk {

    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    private final Sessions sessions;

    CalendarDesk(Sessions sessions) {
        this.sessions = sessions;
    }

    Page<Session> between(@Nullable Instant from, @Nullable Instant to, @Nullable Track track, PageQuery query) {
        var first = from == null ? Instant.EPOCH : from;
        var last = to == null ? FAR : to;
        var page = query.sorted(Sort.by("startsAt", "_id"));
        return track == null ? sessions.findBetween(first, last, page) : sessions.findBetween(first, last, track, page);
    }
}
