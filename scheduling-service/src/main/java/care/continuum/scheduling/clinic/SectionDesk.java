package care.continuum.scheduling.clinic;

import care.continuum.events.AgeBand;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.scheduling.Seating;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.SetupChanged;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Opens sections.
@Component
class SectionDesk {

    private final Aggregates<Seating> seatings;
    private final StaffBook staff;
    private final GroupTimes times;
    private final ApplicationEventPublisher setup;

    SectionDesk(Aggregates<Seating> seatings, StaffBook staff, GroupTimes times, ApplicationEventPublisher setup) {
        this.seatings = seatings;
        this.staff = staff;
        this.times = times;
        this.setup = setup;
    }

    /// What is asked for; a facilitator or room that is not named is found.
    record Wanted(
            Track track,
            AgeBand ageBand,
            int capacity,
            @Nullable ClinicianId facilitatorId,
            @Nullable RoomId roomId) {}

    /// A section with what is left of it.
    record Standing(Section section, int free) {}

    List<Standing> sections(Predicate<Section> which) {
        return staff.seatings()
                .flatMap(seating -> seating.sections().stream()
                        .filter(which)
                        .map(section -> new Standing(section, seating.free(section))))
                .toList();
    }

    <A> A open(Wanted wanted, Command command, Answer<Section, A> answer) {
        var id = new SectionId(command.derive("section"));
        // Who asks once more hears the same, though the groups of the section are in its own way by now; and who asks
        // for another track by the same key is refused where the section is.
        var standing = trackOf(id);
        var facilitators = standing.isPresent()
                ? List.<ClinicianId>of()
                : times.facilitators(wanted.track(), wanted.facilitatorId());
        var rooms = standing.isPresent() ? List.<RoomId>of() : times.rooms(wanted.track(), wanted.roomId());
        ensure(wanted.track());
        var opened = seatings.amend(
                standing.orElse(wanted.track().name()),
                command,
                seating -> seating.open(id, wanted.ageBand(), wanted.capacity(), facilitators, rooms),
                Answer.as(answer.type(), seating -> answer.view().apply(section(seating, id))));
        setup.publishEvent(new SetupChanged());
        return opened;
    }

    <A> A resize(SectionId id, int capacity, Command command, Answer<Standing, A> answer) {
        var track = trackOf(id).orElseThrow(() -> new NotFound("There is no section " + id));
        return seatings.amend(
                track,
                command,
                seating -> seating.resize(id, capacity),
                Answer.as(
                        answer.type(),
                        seating -> answer.view()
                                .apply(new Standing(section(seating, id), seating.free(section(seating, id))))));
    }

    /// Opens a section with given staff, once however often it is asked.
    void ensure(Section section) {
        seatings.settle(
                section.track().name(),
                () -> Seating.of(section.track()),
                seating -> seating.open(
                        section.sectionId(),
                        section.ageBand(),
                        section.capacity(),
                        List.of(section.facilitatorId()),
                        List.of(section.roomId())));
    }

    private Optional<String> trackOf(SectionId id) {
        return staff.seatings()
                .filter(it -> it.section(id).isPresent())
                .map(Seating::id)
                .findFirst();
    }

    private void ensure(Track track) {
        seatings.settle(track.name(), () -> Seating.of(track), Change::none);
    }

    private static Section section(Seating seating, SectionId id) {
        return seating.section(id).orElseThrow();
    }
}
