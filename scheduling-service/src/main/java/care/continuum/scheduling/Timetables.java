package care.continuum.scheduling;

import java.util.List;
import org.springframework.data.repository.Repository;

/// The timetables of the tracks, for reading.
public interface Timetables extends Repository<Timetable, String> {

    List<Timetable> findAll();
}
