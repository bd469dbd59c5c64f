package care.continuum.scheduling.slot;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import care.continuum.scheduling.Busy;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.slot.Slot.Hour;
import care.continuum.scheduling.terms.Staffing;
import care.continuum.scheduling.terms.TrackTemplate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The working hours of the seven days that end on `dueBy`, as far as they are still to come.
record Window(
        ZoneId zone,
        LocalDate earliestOn,
        LocalDate dueBy,
        @Nullable Instant wanted,
        Instant now) {

    private static final int DAYS = 7;
    private static final int FIRST_HOUR = 9;
    private static final int LAST_HOUR = 16;

    LocalDate from() {
        var first = dueBy.minusDays(DAYS - 1L);
        return first.isBefore(earliestOn) ? earliestOn : first;
    }

    List<Instant> hours() {
        var all = new ArrayList<Instant>();
        if (wanted != null) {
            return wanted.isAfter(now) ? List.of(wanted) : List.of();
        }
        for (var day = from(); !day.isAfter(dueBy); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == SATURDAY || day.getDayOfWeek() == SUNDAY) {
                continue;
            }
            for (int hour = FIRST_HOUR; hour <= LAST_HOUR; hour++) {
                all.add(day.atTime(hour, 0).atZone(zone).toInstant());
            }
        }
        all.removeIf(hour -> !hour.isAfter(now));
        return all;
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
        return new Window(zone, day, day, wanted, now);
    }

    /// The first hour with a clinician and a room.
    Optional<Hour> first(Slot slot, Staffing staffing, Busy busy) {
        var clinicians = staffing.cliniciansInOrder();
        var rooms = staffing.roomsInOrder();
        for (var hour : hours()) {
            if (staffing.holidays().contains(hour.atZone(zone).toLocalDate())) {
                continue;
            }
            if (!busy.isFree(Claim.client(slot.clientId()), hour, hour.plus(Slot.LENGTH))) {
                continue;
            }
            var atWork = clinicians.stream()
                    .filter(it -> staffing.works(it, hour, hour.plus(Slot.LENGTH)))
                    .toList();
            var clinician = free(atWork, Claim::clinician, staffing::templatesOf, busy, hour);
            var room = free(rooms, Claim::room, staffing::templatesOf, busy, hour);
            if (clinician.isPresent() && room.isPresent()) {
                return Optional.of(new Hour(hour, clinician.get(), room.get()));
            }
        }
        return Optional.empty();
    }

    private <T> Optional<T> free(
            List<T> all,
            Function<T, String> resource,
            Function<T, Set<TrackTemplate>> groups,
            Busy busy,
            Instant hour) {
        var end = hour.plus(Slot.LENGTH);
        return all.stream()
                .filter(it -> busy.isFree(resource.apply(it), groups.apply(it), hour, end, zone))
                .findFirst();
    }
}
