package care.continuum.scheduling.plan;

import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.scheduling.Busy;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.plan.AlterationSpace.Conflict;
import care.continuum.scheduling.plan.EntryDesk.Wish;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.Staffing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds a clinician and a room that are free at all times of a series, where nobody is named.
@Component
class FreeStaff {

    private final StaffBook staff;
    private final Claims claims;

    FreeStaff(StaffBook staff, Claims claims) {
        this.staff = staff;
        this.claims = claims;
    }

    record Pair(ClinicianId clinicianId, RoomId roomId) {}

    /// The section's own come last, so that its classes keep their time.
    Pair find(Section section, Wish wish, List<Opening> times) {
        var now = staff.now();
        var clinicians = named("clinician", wish.clinicianId(), now.clinicians(), now.freelyPlanned());
        var rooms = named("room", wish.roomId(), now.rooms(), now.freelyUsed());
        var resources = new ArrayList<String>();
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
                        it -> isAtWork(now, it, times) && isFree(Claim.clinician(it), busy, times),
                        times,
                        conflicts);
        var room = wish.roomId() != null
                ? wish.roomId()
                : free("ROOM", rooms, it -> isFree(Claim.room(it), busy, times), times, conflicts);
        if (clinician == null || room == null) {
            throw new RuleBroken("calendar-conflict", "Nobody is free at all of these times", conflicts);
        }
        return new Pair(clinician, room);
    }

    private static <T> List<T> named(String what, @Nullable T wanted, List<T> all, List<T> first) {
        if (wanted != null && !all.contains(wanted)) {
            throw new NotFound("There is no %s %s".formatted(what, wanted));
        }
        var ordered = new ArrayList<>(first);
        all.stream().filter(it -> !first.contains(it)).forEach(ordered::add);
        return ordered;
    }

    private static boolean isAtWork(Staffing now, ClinicianId clinician, List<Opening> times) {
        return times.stream().allMatch(it -> now.works(clinician, it.startsAt(), it.endsAt()));
    }

    private static boolean isFree(String resource, Busy busy, List<Opening> times) {
        return times.stream().allMatch(it -> busy.isFree(resource, it.startsAt(), it.endsAt()));
    }

    private static <T> @Nullable T free(
            String what, List<T> all, Predicate<T> isFree, List<Opening> times, List<Conflict> conflicts) {
        for (var one : all) {
            if (isFree.test(one)) {
                return one;
            }
        }
        times.forEach(it -> conflicts.add(new Conflict(what, "", "", it.startsAt(), it.endsAt())));
        return null;
    }
}
