package care.continuum.scheduling.clinic;

import care.continuum.events.AgeBand;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.Unresolved;
import care.continuum.scheduling.Clinician;
import care.continuum.scheduling.Room;
import care.continuum.scheduling.terms.Section;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// A clinic to begin with, for the local stack: a section of each track and age band, and four more clinicians and
/// rooms. Ids are derived, so that starting again adds nothing.
@Component
@ConditionalOnProperty("continuum.scheduling.seed")
class LocalSetup implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSetup.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int SEATS = 12;
    private static final int MORE = 4;

    private final SectionDesk sections;
    private final StaffDesk staff;

    LocalSetup(SectionDesk sections, StaffDesk staff) {
        this.sections = sections;
        this.staff = staff;
    }

    /// Waits a little, so that the clinic usually stands when the service is ready; without MongoDB it goes on
    /// alone.
    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        Thread.ofVirtual().name("local-setup").start(this::setUp).join(LONGEST_WAIT);
    }

    private void setUp() {
        for (boolean done = false; !done; ) {
            try {
                enter();
                done = true;
            } catch (Unresolved away) {
                LOG.info("The local clinic is set up as soon as MongoDB is there");
            }
        }
    }

    private void enter() {
        for (var track : Track.values()) {
            for (var band : AgeBand.values()) {
                var name = "%s %s".formatted(track, band);
                sections.ensure(new Section(
                        new SectionId(derived("section " + name)), track, band, SEATS, clinician(name), room(name)));
            }
        }
        for (int i = 1; i <= MORE; i++) {
            clinician("one to one " + i);
            room("one to one " + i);
        }
    }

    private ClinicianId clinician(String name) {
        var id = derived("clinician " + name);
        staff.ensure(new Clinician(id.toString(), "Clinician " + name, List.of()));
        return new ClinicianId(id);
    }

    private RoomId room(String name) {
        var id = derived("room " + name);
        staff.ensure(new Room(id.toString(), "Room " + name));
        return new RoomId(id);
    }

    private static UUID derived(String what) {
        return UUID.nameUUIDFromBytes(("continuum local " + what).getBytes(StandardCharsets.UTF_8));
    }
}
