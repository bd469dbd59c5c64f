package care.continuum.scheduling;

import care.continuum.events.AppointmentId;
import care.continuum.events.ClientId;
import care.continuum.events.ClinicianId;
import care.continuum.events.EpisodeId;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.SessionId;
import care.continuum.events.Track;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.AggregatesFactory;
import care.continuum.messaging.StoredIds;
import care.continuum.scheduling.terms.HolidayKept;
import care.continuum.scheduling.terms.HolidayTakenBack;
import care.continuum.scheduling.terms.SeatsAdded;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Starts the scheduling service.
@SpringBootApplication
public class SchedulingApplication {

    public static void main(String[] args) {
        SpringApplication.run(SchedulingApplication.class, args);
    }

    @Bean
    static StoredIds storedIds() {
        return new StoredIds(
                AppointmentId.class,
                ClientId.class,
                ClinicianId.class,
                EpisodeId.class,
                RoomId.class,
                SectionId.class,
                SessionId.class);
    }

    @Bean
    Aggregates<Seating> seatingRegister(AggregatesFactory make, ApplicationEventPublisher setup) {
        return make.register(
                Seating.class,
                (seating, todo) -> setup.publishEvent(
                        new SeatsAdded(Track.valueOf(seating.id()), SectionId.of(todo.detail("section")))));
    }

    @Bean
    Aggregates<Clinician> clinicianRegister(AggregatesFactory make) {
        return make.register(Clinician.class, null);
    }

    @Bean
    Aggregates<Room> roomRegister(AggregatesFactory make) {
        return make.register(Room.class, null);
    }

    @Bean
    Aggregates<Holiday> holidayRegister(AggregatesFactory make, ApplicationEventPublisher setup) {
        return make.register(
                Holiday.class,
                (holiday, todo) -> setup.publishEvent(
                        todo.kind().equals(Holiday.BACK)
                                ? new HolidayTakenBack(holiday.day())
                                : new HolidayKept(holiday.day())));
    }

    @Bean
    Aggregates<Timetable> timetableRegister(AggregatesFactory make, SessionBook book) {
        return make.register(
                Timetable.class,
                (timetable, todo) -> timetable
                        .holders(Integer.parseInt(todo.detail("round")))
                        .forEach(book::unlock));
    }

    @Bean
    Claims claims(MongoTemplate mongo) {
        return new Claims(mongo);
    }

    @Bean
    Reservations reservations(Claims claims) {
        return new Reservations(claims);
    }

    @Bean
    SessionBook sessionBook(MongoTemplate mongo) {
        return new SessionBook(mongo);
    }
}
