package care.continuum.scheduling.clinic;

import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.NotFound;
import care.continuum.messaging.RuleBroken;
import care.continuum.scheduling.Busy;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.terms.Staffing;
import care.continuum.scheduling.terms.TrackTemplate;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Who and what is free at the group times of a track for as long as anything is planned, and since the earliest
/// start of a late entry.
@Component
class GroupTimes {

    private static final int DAYS_BACK = 31;
    private static final int DAYS = DAYS_BACK + 120;

    private final StaffBook staff;
    private final Claims claims;
    private final ClinicZone clinic;
    private final Clock clock;
    private final int mostWithout;

    GroupTimes(
            StaffBook staff,
            Claims claims,
            ClinicZone clinic,
            Clock clock,
            @Value("${continuum.scheduling.most-days-without-service:2}") int mostWithout) {
        this.staff = staff;
        this.claims = claims;
        this.clinic = clinic;
        this.clock = clock;
        this.mostWithout = mostWithout;
    }

    /// So many days in a row may be without a service day.
    int mostDaysWithoutService() {
        return mostWithout;
    }

    /// What of a section cannot be with its group.
    ///
    /// @param what CLINICIAN or ROOM
    record Clash(String what, String id, SectionId sectionId) {}

    /// Free clinicians, those first who lead a section of another track already: so the others stay free for
    /// sessions with one client.
    List<ClinicianId> facilitators(Track track, @Nullable ClinicianId wanted) {
        var now = staff.now();
        var order = Comparator.comparing((ClinicianId it) -> now.templatesOf(it).isEmpty());
        var template = now.templates().of(track);
        var atWork = now.clinicians().stream()
                .filter(it -> worksAtGroups(now, it, template) && !meetElsewhere(now.templatesOf(it), template))
                .toList();
        if (wanted != null && now.clinicians().contains(wanted) && !atWork.contains(wanted)) {
            throw new RuleBroken(
                    "facilitator-busy",
                    "The facilitator does not work at all group times of the track, or leads a group of another then");
        }
        return free("facilitator", template, wanted, atWork, order, Claim::clinician);
    }

    /// Free rooms, in the same order.
    List<RoomId> rooms(Track track, @Nullable RoomId wanted) {
        var now = staff.now();
        var order = Comparator.comparing((RoomId it) -> now.templatesOf(it).isEmpty());
        var template = now.templates().of(track);
        var spare = now.rooms().stream()
                .filter(it -> !meetElsewhere(now.templatesOf(it), template))
                .toList();
        if (wanted != null && now.rooms().contains(wanted) && !spare.contains(wanted)) {
            throw new RuleBroken("room-busy", "A group of another track is in the room at group times of the track");
        }
        return free("room", template, wanted, spare, order, Claim::room);
    }

    /// Who and what of the track's sections has something else at other group times, from tomorrow on.
    List<Clash> clashes(TrackTemplate other) {
        var groups = staff.groups();
        var now = groups.clinic();
        var sections = now.sections().stream()
                .filter(it -> it.track() == other.track())
                .toList();
        var first = clinic.day(clock.instant()).plusDays(1);
        var from = clinic.start(first);
        var to = clinic.start(first.plusDays(DAYS));
        var resources = sections.stream()
                .flatMap(it -> Stream.of(Claim.clinician(it.facilitatorId()), Claim.room(it.roomId())))
                .collect(Collectors.toSet());
        var busy = groups.kept(claims.busy(resources, from, to), it -> it.track() != other.track(), from, to);
        var all = new ArrayList<Clash>();
        for (var section : sections) {
            var facilitator = section.facilitatorId();
            var room = section.roomId();
            if (!worksAtGroups(now, facilitator, other)
                    || meetElsewhere(now.templatesOf(facilitator), other)
                    || isTaken(Claim.clinician(facilitator), other, first, busy)) {
                all.add(new Clash("CLINICIAN", facilitator.toString(), section.sectionId()));
            }
            if (meetElsewhere(now.templatesOf(room), other) || isTaken(Claim.room(room), other, first, busy)) {
                all.add(new Clash("ROOM", room.toString(), section.sectionId()));
            }
        }
        return List.copyOf(all);
    }

    private boolean isTaken(String resource, TrackTemplate other, LocalDate first, Busy busy) {
        return !conflicts(resource, other, first, busy).isEmpty();
    }

    private static boolean meetElsewhere(Set<TrackTemplate> groups, TrackTemplate template) {
        return groups.stream().anyMatch(it -> it.track() != template.track() && it.meetsWith(template));
    }

    private <T> List<T> free(
            String what,
            TrackTemplate template,
            @Nullable T wanted,
            List<T> all,
            Comparator<T> order,
            Function<T, String> resource) {
        if (wanted != null && !all.contains(wanted)) {
            throw new NotFound("There is no %s %s".formatted(what, wanted));
        }
        var asked = wanted == null ? all.stream().sorted(order).toList() : List.of(wanted);
        var first = clinic.day(clock.instant()).minusDays(DAYS_BACK);
        var from = clinic.start(first);
        var to = clinic.start(first.plusDays(DAYS));
        var claimed = claims.busy(asked.stream().map(resource).toList(), from, to);
        var busy = staff.groups().kept(claimed, _ -> true, from, to);
        var free = asked.stream()
                .filter(it -> !isTaken(resource.apply(it), template, first, busy))
                .toList();
        if (wanted != null && free.isEmpty()) {
            throw new RuleBroken(
                    what + "-busy",
                    "The %s is busy at group times: %s"
                            .formatted(what, conflicts(resource.apply(wanted), template, first, busy)));
        }
        return free;
    }

    private boolean worksAtGroups(Staffing now, ClinicianId clinician, TrackTemplate template) {
        return template.meetings(clinic.day(clock.instant())).stream()
                .map(day -> template.group(day, clinic.zone()))
                .allMatch(group -> now.works(clinician, group.startsAt(), group.endsAt()));
    }

    private List<LocalDate> conflicts(String resource, TrackTemplate template, LocalDate from, Busy busy) {
        var found = new ArrayList<LocalDate>();
        for (var day = from; day.isBefore(from.plusDays(DAYS)); day = day.plusDays(1)) {
            var group = template.group(day, clinic.zone());
            if (template.meetsOn(day) && !busy.isFree(resource, group.startsAt(), group.endsAt())) {
                found.add(day);
            }
        }
        return found;
    }
}
