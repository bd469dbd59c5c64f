package care.continuum.scheduling;

import care.continuum.events.Track;
import care.continuum.messaging.Aggregates;
import care.continuum.scheduling.terms.Shifts;
import care.continuum.scheduling.terms.Staffing;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Reads how the clinic is set up now.
@Component
public class StaffBook {

    private final Aggregates<Seating> seatings;
    private final Clinicians clinicians;
    private final Rooms rooms;
    private final ClinicDays clinic;
    private final SessionBook book;

    StaffBook(Aggregates<Seating> seatings, Clinicians clinicians, Rooms rooms, ClinicDays clinic, SessionBook book) {
        this.seatings = seatings;
        this.clinicians = clinicians;
        this.rooms = rooms;
        this.clinic = clinic;
        this.book = book;
    }

    /// The clinic now, and when its groups are.
    public GroupHours groups() {
        return GroupHours.of(now(), book);
    }

    public Staffing now() {
        var all = clinicians.findAllByOrderById();
        return new Staffing(
                seatings().flatMap(it -> it.sections().stream()).toList(),
                all.stream().map(Clinician::clinicianId).toList(),
                rooms.findAllByOrderById().stream().map(Room::roomId).toList(),
                clinic.holidays(),
                new Shifts(
                        all.stream().collect(Collectors.toMap(Clinician::clinicianId, Clinician::hours)),
                        clinic.zone()),
                clinic.templates());
    }

    /// The registers of all tracks that have a section.
    public Stream<Seating> seatings() {
        return Arrays.stream(Track.values()).flatMap(track -> seatings.find(track.name()).stream());
    }
}
