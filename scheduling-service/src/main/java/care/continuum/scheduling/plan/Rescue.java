package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.scheduling.Busy;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.Staffing;
import care.continuum.scheduling.terms.room.Place;
import care.continuum.scheduling.terms.room.Sitting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who would be left without a plan may have one where sessions with single others are at other times of their weeks.
///
/// @param movable  sessions for one client that may be moved, with the plans they belong to
/// @param busy     all claimed time of those whom it concerns
/// @param earliest what moves begins later than that, so that who comes to it is told in time
record Rescue(ZoneId zone, Staffing staffing, Busy busy, Map<Session, Plan> movable, Instant earliest) {

    /// All that need a place: what may move, and what the plan has no place for, both for single clients.
    List<Sitting> sittings(Plan plan, Set<LocalDate> holidays) {
        var all = new ArrayList<Sitting>();
        var ids = movable.keySet().stream().map(Session::id).collect(Collectors.toSet());
        var agreed = plan.enrollment();
        if (agreed == null) {
            return all;
        }
        for (var stretch : agreed.stretches()) {
            var openings = openings(agreed, stretch.from(), stretch.days(), null, holidays);
            int number = 0;
            for (var kind : stretch.others()) {
                if (!Session.isShared(kind)) {
                    var id = "%s/%s/%d".formatted(stretch.origin(), kind, number++);
                    all.add(new Sitting(
                            id, plan.clientId(), null, places(Claim.client(plan.clientId()), openings, ids)));
                }
            }
        }
        movable.forEach((session, theirs) -> all.add(sitting(session, theirs, ids, holidays)));
        return all;
    }

    private Sitting sitting(Session session, Plan theirs, Set<String> ids, Set<LocalDate> holidays) {
        var agreed = theirs.enrollment();
        var day = session.startsAt().atZone(zone).toLocalDate();
        var now = new Opening(session.startsAt(), session.endsAt(), Opening.Rank.USUAL, "");
        var before = new Place(now, session.clinicianId(), session.roomId());
        var places = new ArrayList<>(List.of(before));
        if (agreed != null) {
            var openings = openings(agreed, agreed.blockOf(day), Stretch.WEEK, day, holidays).stream()
                    .filter(it -> it.startsAt().isAfter(earliest))
                    .toList();
            places.addAll(places(Claim.client(theirs.clientId()), openings, ids));
        }
        return new Sitting(session.id(), theirs.clientId(), before, places);
    }

    /// Sessions of an hour that begin so cannot overlap by a part.
    static boolean isOnTheHour(Instant start, ZoneId zone) {
        return start.atZone(zone).getMinute() == 0;
    }

    /// A short week has its others on one day.
    private List<Opening> openings(
            Enrollment agreed, LocalDate from, int days, @Nullable LocalDate on, Set<LocalDate> holidays) {
        var template = staffing.templates().of(agreed.track());
        var meetings = template.meetings(from, days);
        var isShort = PlanTable.isShort(agreed.weeklyHours());
        var day = on == null && meetings.size() > 1 ? meetings.get(1) : on;
        var all = isShort && day != null ? template.allOn(day, zone) : template.extras(from, days, zone);
        return all.stream()
                .filter(it -> isOnTheHour(it.startsAt(), zone))
                .filter(it -> !holidays.contains(it.startsAt().atZone(zone).toLocalDate()))
                .map(it -> new Opening(it.startsAt(), it.endsAt(), Opening.Rank.USUAL, ""))
                .toList();
    }

    private List<Place> places(String client, List<Opening> openings, Set<String> moving) {
        var all = new ArrayList<Place>();
        for (var opening : openings) {
            if (!isOpen(client, opening, moving)) {
                continue;
            }
            for (var clinician : staffing.freelyPlanned()) {
                if (!isOpen(Claim.clinician(clinician), opening, moving)
                        || !staffing.works(clinician, opening.startsAt(), opening.endsAt())) {
                    continue;
                }
                for (var room : staffing.freelyUsed()) {
                    if (isOpen(Claim.room(room), opening, moving)) {
                        all.add(new Place(opening, clinician, room));
                    }
                }
            }
        }
        return all;
    }

    /// Free, or taken by what may move away.
    private boolean isOpen(String resource, Opening opening, Set<String> moving) {
        return Claim.ids(resource, opening.startsAt(), opening.endsAt()).stream()
                .map(busy.owners()::get)
                .allMatch(owner -> owner == null || moving.contains(owner));
    }

    /// The sessions that go elsewhere, as they will be.
    List<Session> moved(List<Sitting> solved) {
        var byId = new HashMap<String, Session>();
        movable.keySet().forEach(it -> byId.put(it.id(), it));
        var all = new ArrayList<Session>();
        for (var sitting : solved) {
            var session = byId.get(sitting.getId());
            var place = sitting.getPlace();
            if (session != null && place != null && !place.equals(sitting.before())) {
                all.add(session.moved(
                        place.opening().startsAt(), place.clinicianId(), place.roomId(), ChangedBy.ORGANIZATION));
            }
        }
        return all;
    }
}
