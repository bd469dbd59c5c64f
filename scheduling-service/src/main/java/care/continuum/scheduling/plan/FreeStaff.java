package care.continuum.scheduling.plan;

import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.scheduling.Busy;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.GroupHours;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.plan.AlterationSpace.Conflict;
import care.continuum.scheduling.plan.EntryDesk.Wish;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds a clinician and a room that are free at all times of a series, where nobody is named.
@Component
class FreeStaff {

    private final StaffBook staff;
    private final Claims claims;
    private final OpeningHours hours;

    FreeStaff(StaffBook staff, Claims claims, OpeningHours hours) {
        this.staff = staff;
        this.claims = claims;
        this.hours = hours;
    }

    record Pair(ClinicianId clinicianId, RoomId roomId) {}

    /// The section's own come last, so that its classes keep their time.
    ///
    /// @param fresh of these times, those at which the client joins nothing
    Pair find(Section section, Wish wish, List<Opening> times, List<Opening> fresh) {
        var groups = staff.groups();
        var now = groups.clinic();
        mustKnow("clinician", wish.clinicianId(), now.clinicians());
        mustKnow("room", wish.roomId(), now.rooms());
        var clinicians = now.cliniciansInOrder();
        var rooms = now.roomsInOrder();
        var resources = new ArrayList<>(List.of(Claim.client(wish.clientId())));
        clinicians.forEach(it -> resources.add(Claim.clinician(it)));
        rooms.forEach(it -> resources.add(Claim.room(it)));
        var busy = claims.busy(
                resources, times.getFirst().startsAt(), times.getLast().endsAt());
        var conflicts = new ArrayList<Conflict>();
        var clinician = wish.clinicianId() != null
                ? wish.clinicianId()
                : free(
                        "CLINICIAN",
                        clinicians,
                        (it, at) -> now.works(it, at.startsAt(), at.endsAt())
                                && groups.spare(it, at.startsAt(), at.endsAt())
                                && busy.isFree(Claim.clinician(it), at.startsAt(), at.endsAt()),
                        fresh,
                        conflicts);
        var room = wish.roomId() != null
                ? wish.roomId()
                : free(
                        "ROOM",
                        rooms,
                        (it, at) -> groups.spare(it, at.startsAt(), at.endsAt())
                                && busy.isFree(Claim.room(it), at.startsAt(), at.endsAt()),
                        fresh,
                        conflicts);
        if (clinician == null || room == null) {
            conflicts.addAll(others(wish, times, busy, groups));
            throw new RuleBroken("calendar-conflict", "Nobody is free at all of these times", conflicts);
        }
        return new Pair(clinician, room);
    }

    /// @throws NotFound where it is named and unknown
    static <T> void mustKnow(String what, @Nullable T wanted, List<T> all) {
        if (wanted != null && !all.contains(wanted)) {
            throw new NotFound("There is no %s %s".formatted(what, wanted));
        }
    }

    private static <T> @Nullable T free(
            String what, List<T> all, BiPredicate<T, Opening> isFree, List<Opening> times, List<Conflict> conflicts) {
        for (var one : all) {
            if (times.stream().allMatch(at -> isFree.test(one, at))) {
                return one;
            }
        }
        var never = times.stream()
                .filter(at -> all.stream().noneMatch(one -> isFree.test(one, at)))
                .toList();
        (never.isEmpty() ? times : never).forEach(at -> conflicts.add(conflict(what, "", at)));
        return null;
    }

    /// What stands in the way beside them.
    private List<Conflict> others(Wish wish, List<Opening> times, Busy busy, GroupHours groups) {
        var now = groups.clinic();
        var all = new ArrayList<Conflict>();
        for (var at : times) {
            var due = groups.within(at.startsAt(), at.endsAt()).stream()
                    .filter(hours::takesPlace)
                    .toList();
            var day = at.startsAt().atZone(now.shifts().zone()).toLocalDate();
            var named = wish.clinicianId();
            var room = wish.roomId();
            taken("CLIENT", wish.clientId(), Claim.client(wish.clientId()), false, at, busy)
                    .ifPresent(all::add);
            if (named != null) {
                var leads = due.stream().anyMatch(it -> it.clinicianId().equals(named));
                taken("CLINICIAN", named, Claim.clinician(named), leads, at, busy)
                        .ifPresent(all::add);
            }
            if (named != null && !now.works(named, at.startsAt(), at.endsAt())) {
                all.add(conflict("HOURS", named, at));
            }
            if (room != null) {
                var isIn = due.stream().anyMatch(it -> it.roomId().equals(room));
                taken("ROOM", room, Claim.room(room), isIn, at, busy).ifPresent(all::add);
            }
            if (now.holidays().contains(day)) {
                all.add(conflict("HOLIDAY", day, at));
            }
        }
        return all;
    }

    /// @param inGroup whether a group has it then, also where nobody is planned for that yet
    private static Optional<Conflict> taken(
            String what, Object id, String resource, boolean inGroup, Opening at, Busy busy) {
        var owner = busy.ownerWithin(resource, at.startsAt(), at.endsAt());
        return owner == null && !inGroup
                ? Optional.empty()
                : Optional.of(new Conflict(what, id.toString(), "", at.startsAt(), at.endsAt(), owner));
    }

    private static Conflict conflict(String what, Object id, Opening at) {
        return new Conflict(what, id.toString(), "", at.startsAt(), at.endsAt(), null);
    }
}
