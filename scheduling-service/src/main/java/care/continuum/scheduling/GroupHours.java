package care.continuum.scheduling;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SessionKind;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.Staffing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// When the groups of a clinic are, also those that nobody is planned for yet: at the usual hours of their track,
/// or where the groups before them were moved with all that follow.
///
/// @param onward groups that were moved with all that follow
public record GroupHours(Staffing clinic, Collection<Session> onward) {

    private static final Duration PLANNED_AHEAD = Duration.ofDays(120);

    static GroupHours of(Staffing clinic, SessionBook book) {
        var sections =
                clinic.sections().stream().map(it -> it.sectionId().toString()).toList();
        return new GroupHours(
                clinic, book.all(and(in("sectionId", sections), gt("story.sequence", 0), exists("story.onward"))));
    }

    /// The groups that are at some time of a stretch.
    public List<Session> within(Instant from, Instant to) {
        return days(day(from).minusDays(1), day(to))
                .flatMap(day -> clinic.sections().stream().flatMap(it -> group(it, day).stream()))
                .filter(it -> it.startsAt().isBefore(to) && from.isBefore(it.endsAt()))
                .toList();
    }

    /// Whether the clinician leads none of them then.
    public boolean spare(ClinicianId clinician, Instant from, Instant to) {
        return within(from, to).stream().noneMatch(it -> it.clinicianId().equals(clinician));
    }

    /// Whether none of them is in the room then.
    public boolean spare(RoomId room, Instant from, Instant to) {
        return within(from, to).stream().noneMatch(it -> it.roomId().equals(room));
    }

    /// The groups that follow those of a section that are moved with all that follow, for as long as anything is
    /// planned, in order.
    ///
    /// @param moved as they will be
    public List<Session> after(List<Session> moved) {
        var last = moved.stream()
                .filter(it -> it.isOn()
                        && it.kind() == SessionKind.GROUP
                        && it.story().onward() != null)
                .max(Comparator.comparing(Session::startsAt));
        var ids = moved.stream().map(Session::id).toList();
        var then = Stream.concat(onward.stream().filter(it -> !ids.contains(it.id())), moved.stream());
        var hours = new GroupHours(clinic, then.toList());
        return last.map(it -> hours.within(it.endsAt(), it.endsAt().plus(PLANNED_AHEAD)).stream()
                        .filter(group -> group.sectionId().equals(it.sectionId()) && !ids.contains(group.id()))
                        .sorted(Comparator.comparing(Session::startsAt))
                        .toList())
                .orElse(List.of());
    }

    /// The same claims with the time of groups that follow others to an hour, a clinician or a room that is not
    /// their section's own, as if it were claimed for them already.
    ///
    /// @param which sections
    public Busy kept(Busy claimed, Predicate<Section> which, Instant from, Instant to) {
        var moved = clinic.sections().stream()
                .filter(which)
                .filter(section -> !ofSection(section).isEmpty())
                .toList();
        if (moved.isEmpty()) {
            return claimed;
        }
        var owners = new HashMap<>(claimed.owners());
        days(day(from), day(to))
                .flatMap(day -> moved.stream().flatMap(it -> group(it, day).stream()))
                .forEach(group -> Stream.of(Claim.clinician(group.clinicianId()), Claim.room(group.roomId()))
                        .flatMap(it -> Claim.ids(it, group.startsAt(), group.endsAt()).stream())
                        .forEach(it -> owners.putIfAbsent(it, group.id())));
        return new Busy(owners);
    }

    private Optional<Session> group(Section section, LocalDate day) {
        var template = clinic.templates().of(section.track());
        if (!template.meetsOn(day)) {
            return Optional.empty();
        }
        var zone = clinic.shifts().zone();
        var usual = template.group(day, zone);
        return new Onward(section, ofSection(section), template, zone)
                .group(usual)
                .or(() -> Optional.of(Session.shared(section, SessionKind.GROUP, usual)));
    }

    private List<Session> ofSection(Section section) {
        return onward.stream()
                .filter(it -> it.sectionId().equals(section.sectionId()))
                .toList();
    }

    private LocalDate day(Instant at) {
        return at.atZone(clinic.shifts().zone()).toLocalDate();
    }

    private static Stream<LocalDate> days(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1));
    }
}
