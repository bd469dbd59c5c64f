package care.continuum.scheduling.slot;

import care.continuum.scheduling.Busy;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.GroupHours;
import care.continuum.scheduling.slot.Slot.Hour;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The clinic's hours for appointments in the days that end on `dueBy`, as far as they are still to come.
record Window(
        ZoneId zone,
        LocalDate earliestOn,
        LocalDate dueBy,
        @Nullable Instant wanted,
        Instant now,
        SlotSettings settings) {

    LocalDate from() {
        var first = settings.firstDay(dueBy);
        return first.isBefore(earliestOn) ? earliestOn : first;
    }

    List<Instant> hours() {
        if (wanted != null) {
            return wanted.isAfter(now) ? List.of(wanted) : List.of();
        }
        return Stream.iterate(from(), day -> !day.isAfter(dueBy), day -> day.plusDays(1))
                .flatMap(day -> settings.hours(day, zone))
                .filter(hour -> hour.isAfter(now))
                .toList();
    }

    /// Those that have any of its hours, in order.
    List<LocalDate> days() {
        return hours().stream()
                .map(it -> it.atZone(zone).toLocalDate())
                .distinct()
                .toList();
    }

    /// What of it is on one of its days.
    Window on(LocalDate day) {
        return new Window(zone, day, day, wanted, now, settings);
    }

    /// The first hour with a clinician and a room. Where one time is wanted, those that the appointment has come first.
    Optional<Hour> first(Slot slot, GroupHours groups, Busy busy) {
        var staffing = groups.clinic();
        var present = wanted == null ? null : slot.hour();
        var clinicians = first(present == null ? null : present.clinicianId(), staffing.cliniciansInOrder());
        var rooms = first(present == null ? null : present.roomId(), staffing.roomsInOrder());
        for (var hour : hours()) {
            if (staffing.holidays().contains(hour.atZone(zone).toLocalDate())) {
                continue;
            }
            if (!busy.isFree(Claim.client(slot.clientId()), hour, hour.plus(Slot.LENGTH))) {
                continue;
            }
            var meeting = groups.within(hour, hour.plus(Slot.LENGTH));
            var atWork = clinicians.stream()
                    .filter(it -> staffing.works(it, hour, hour.plus(Slot.LENGTH)))
                    .filter(it -> meeting.stream()
                            .noneMatch(group -> group.clinicianId().equals(it)));
            var empty = rooms.stream()
                    .filter(it ->
                            meeting.stream().noneMatch(group -> group.roomId().equals(it)));
            var clinician = free(atWork, Claim::clinician, busy, hour);
            var room = free(empty, Claim::room, busy, hour);
            if (clinician.isPresent() && room.isPresent()) {
                return Optional.of(new Hour(hour, clinician.get(), room.get()));
            }
        }
        return Optional.empty();
    }

    private static <T> List<T> first(@Nullable T preferred, List<T> all) {
        return all.stream()
                .sorted(Comparator.comparing(it -> !it.equals(preferred)))
                .toList();
    }

    private static <T> Optional<T> free(Stream<T> all, Function<T, String> resource, Busy busy, Instant hour) {
        return all.filter(it -> busy.isFree(resource.apply(it), hour, hour.plus(Slot.LENGTH)))
                .findFirst();
    }
}
