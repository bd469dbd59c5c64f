package care.continuum.scheduling.family;

import java.util.Optional;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// Who comes to whose sessions, for reading.
interface Families extends Repository<Family, String> {

    @Query("{'parties.session': ?0}")
    Optional<Family> findBySession(String session);
}
