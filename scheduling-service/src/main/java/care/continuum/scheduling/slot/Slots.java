package care.continuum.scheduling.slot;

import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// The slots of appointments, for reading.
interface Slots extends Repository<Slot, String> {

    List<Slot> findByClientId(ClientId client);

    /// Those of the client whose hour is to come, also while a better one is looked for.
    @Query("{'clientId': ?0, 'stage': {'$in': ['BOOKED', 'ASKED']}, 'hour.startsAt': {'$gt': ?1}}")
    List<Slot> findAhead(ClientId client, Instant now);

    @Query("{'$or': [{'hour.clinicianId': ?0}, {'left.clinicianId': ?0}]}")
    List<Slot> findOf(ClinicianId clinician);

    /// Those that have their hour then, also while a better one is looked for.
    @Query("{'stage': {'$in': ['BOOKED', 'ASKED']}, 'hour.startsAt': {'$gt': ?0, '$lt': ?1}}")
    List<Slot> findBetween(Instant from, Instant to);
}
