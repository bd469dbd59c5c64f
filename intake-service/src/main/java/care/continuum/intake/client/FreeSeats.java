package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// The released seats for those who look for one.
interface FreeSeats extends Repository<FreeSeat, String> {

    List<FreeSeat> findByTrackAndAgeBandAndUsedByIsNullOrderById(Track track, AgeBand ageBand);

    List<FreeSeat> findBySectionAndUsedByIsNullOrderById(SectionId section);

    Optional<FreeSeat> findFirstByUsedBy(String seat);

    Optional<FreeSeat> findFirstBySectionAndUsedByOrderByReleasedAtDesc(SectionId section, String client);
}
