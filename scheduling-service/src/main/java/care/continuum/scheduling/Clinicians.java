package care.continuum.scheduling;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/// The clinicians, for reading.
public interface Clinicians extends Repository<Clinician, String> {

    List<Clinician> findAllByOrderById();

    Page<Clinician> findAll(Pageable page);
}
