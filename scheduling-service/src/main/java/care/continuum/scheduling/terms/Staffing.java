package care.continuum.scheduling.terms;

import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The clinic as it is set up at one moment.
///
/// @param holidays  days on which nothing is
/// @param shifts    when the clinicians work
/// @param templates when the tracks meet
public record Staffing(
        List<Section> sections,
        List<ClinicianId> clinicians,
        List<RoomId> rooms,
        Set<LocalDate> holidays,
        Shifts shifts,
        Templates templates) {

    public boolean works(ClinicianId clinician, Instant start, Instant end) {
        return shifts.cover(clinician, start, end);
    }

    public Optional<Section> section(SectionId id) {
        return sections.stream().filter(it -> it.sectionId().equals(id)).findFirst();
    }

    /// Clinicians who lead no section. The others keep their extra hours for the classes of their sections.
    public List<ClinicianId> freelyPlanned() {
        var leading = new HashSet<ClinicianId>();
        sections.forEach(it -> leading.add(it.facilitatorId()));
        return clinicians.stream().filter(it -> !leading.contains(it)).toList();
    }

    /// Rooms that belong to no section.
    public List<RoomId> freelyUsed() {
        var taken = new HashSet<RoomId>();
        sections.forEach(it -> taken.add(it.roomId()));
        return rooms.stream().filter(it -> !taken.contains(it)).toList();
    }

    /// All clinicians; those who lead no section first, so that classes keep their time.
    public List<ClinicianId> cliniciansInOrder() {
        return inOrder(freelyPlanned(), clinicians);
    }

    /// All rooms; those that belong to no section first.
    public List<RoomId> roomsInOrder() {
        return inOrder(freelyUsed(), rooms);
    }

    private static <T> List<T> inOrder(List<T> first, List<T> all) {
        return Stream.concat(first.stream(), all.stream()).distinct().toList();
    }

    /// The tracks whose group times this clinician has.
    public Set<TrackTemplate> templatesOf(ClinicianId clinician) {
        return templatesOf(it -> it.facilitatorId().equals(clinician));
    }

    /// The tracks whose group times this room has.
    public Set<TrackTemplate> templatesOf(RoomId room) {
        return templatesOf(it -> it.roomId().equals(room));
    }

    /// Whether no section has a group then that this one's facilitator leads or that is in its room.
    public boolean sparesGroups(Section section, Instant from, Instant to) {
        return Stream.concat(templatesOf(section.facilitatorId()).stream(), templatesOf(section.roomId()).stream())
                .noneMatch(it -> it.meetsWithin(from, to, shifts.zone()));
    }

    private Set<TrackTemplate> templatesOf(Predicate<Section> which) {
        return sections.stream()
                .filter(which)
                .map(it -> templates.of(it.track()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
