package care.continuum.scheduling;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/// The rooms, for reading.
public interface Rooms extends Repository<Room, String> {

    List<Room> findAllByOrderById();

    Page<Room> findAll(Pageable page);
}
