package care.continuum.scheduling.calendar;

import care.continuum.events.Track;
import care.continuum.scheduling.Session;
import java.time.Instant;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// The sessions on the calendar, for reading.
interface Sessions extends Repository<Session, String> {

    @Query("{'startsAt': {'$gte': ?0, '$lt': ?1}}")
    Page<Session> findBetween(Instant from, Instant to, Pageable page);

    @Query("{'startsAt': {'$gte': ?0, '$lt': ?1}, 'track': ?2}")
    Page<Session> findBetween(Instant from, Instant to, Track track, Pageable page);
}
