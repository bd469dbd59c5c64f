package care.continuum.scheduling.feed;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/// The feeds, for reading.
interface Feeds extends Repository<Feed, String> {

    Optional<Feed> findFirstByHash(String hash);
}
