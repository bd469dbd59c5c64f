package care.continuum.scheduling.calendar;

import care.continuum.events.Track;
import care.continuum.scheduling.Session;
import java.time.Instant;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/// The sessions on the calendar, for reading.
interface Sessions extends Repository<Session, String> {

    Page<Session> findByStartsAtGreaterThanEqualAndStartsAtLessThan(Instant from, Instant to, Pageable page);

    Page<Session> findByTrackAndStartsAtGreaterThanEqualAndStartsAtLessThan(
            Track track, Instant from, Instant to, Pageable page);
}
