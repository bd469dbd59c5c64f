package care.continuum.scheduling;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// The holidays, for reading.
public interface Holidays extends Repository<Holiday, String> {

    /// Also those that were taken back.
    @Query(value = "{}", sort = "{'_id': 1}")
    List<Holiday> findAll();

    default List<Holiday> findKept() {
        return findAll().stream().filter(Holiday::kept).toList();
    }

    default Set<LocalDate> days() {
        return findKept().stream().map(Holiday::day).collect(Collectors.toUnmodifiableSet());
    }
}
