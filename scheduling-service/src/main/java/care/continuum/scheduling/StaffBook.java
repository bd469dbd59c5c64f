package care.continuum.scheduling;

import care.continuum.events.Track;
import care.continuum.messaging.Aggregates;
import care.continuum.scheduling.terms.Staffing;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Reads how the clinic is set up now.
@Component
public class StaffBook {

    private final Aggregates<Seating> seatings;
    private final Clinicians clinicians;
    private final Rooms rooms;
    private final Holidays holidays;

    StaffBook(Aggregates<Seating> seatings, Clinicians clinicians, Rooms rooms, Holidays holidays) {
        this.seatings = seatings;
        this.clinicians = clinicians;
        this.rooms = rooms;
        this.holidays = holidays;
    }

    public Staffing now() {
        return new Staffing(
                seatings().flatMap(it -> it.sections().stream()).toList(),
                clinicians.findAllByOrderById().stream()
                        .map(Clinician::clinicianId)
                        .toList(),
                rooms.findAllByOrderById().stream().map(Room::roomId).toList(),
                holidays.days());
    }

    /// The registers of all tracks that have a section.
    public Stream<Seating> seatings() {
        return Arrays.stream(Track.values()).flatMap(track -> seatings.find(track.name()).stream());
    }
}
