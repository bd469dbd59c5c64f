package care.continuum.scheduling.clinic;

import care.continuum.events.ClinicianId;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.scheduling.Clinician;
import care.continuum.scheduling.Clinicians;
import care.continuum.scheduling.Room;
import care.continuum.scheduling.Rooms;
import care.continuum.scheduling.terms.SetupChanged;
import care.continuum.scheduling.terms.WorkingHours;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;

/// Enters clinicians and rooms.
@Component
class StaffDesk {

    private final Aggregates<Clinician> clinicians;
    private final Aggregates<Room> rooms;
    private final Clinicians allClinicians;
    private final Rooms allRooms;
    private final ApplicationEventPublisher setup;

    StaffDesk(
            Aggregates<Clinician> clinicians,
            Aggregates<Room> rooms,
            Clinicians allClinicians,
            Rooms allRooms,
            ApplicationEventPublisher setup) {
        this.clinicians = clinicians;
        this.rooms = rooms;
        this.allClinicians = allClinicians;
        this.allRooms = allRooms;
        this.setup = setup;
    }

    Page<Clinician> clinicians(Pageable page) {
        return allClinicians.findAll(page);
    }

    Page<Room> rooms(Pageable page) {
        return allRooms.findAll(page);
    }

    <A> A hire(@Nullable String name, List<WorkingHours> hours, Command command, Answer<Clinician, A> answer) {
        var id = command.derive("clinician").toString();
        var hired = clinicians.begin(id, command, () -> Change.to(new Clinician(id, name, hours)), answer);
        setup.publishEvent(new SetupChanged());
        return hired;
    }

    /// What stands on the calendar stays; planning goes by the new hours.
    <A> A rearrange(ClinicianId id, List<WorkingHours> hours, Command command, Answer<Clinician, A> answer) {
        var after = clinicians.amend(
                id.toString(), command, it -> Change.to(new Clinician(it.id(), it.name(), hours)), answer);
        setup.publishEvent(new SetupChanged());
        return after;
    }

    <A> A furnish(@Nullable String name, Command command, Answer<Room, A> answer) {
        var id = command.derive("room").toString();
        var furnished = rooms.begin(id, command, () -> Change.to(new Room(id, name)), answer);
        setup.publishEvent(new SetupChanged());
        return furnished;
    }

    /// Enters one with a given id, once however often it is asked.
    void ensure(Clinician clinician) {
        clinicians.settle(clinician.id(), () -> clinician, Change::none);
    }

    void ensure(Room room) {
        rooms.settle(room.id(), () -> room, Change::none);
    }
}
