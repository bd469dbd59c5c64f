package care.continuum.scheduling.plan;

import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.Member;
import care.continuum.scheduling.Reservations;
import care.continuum.scheduling.Reservations.Wanted;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The time that a change of the calendar needs. The sessions are locked first, so that nobody joins them meanwhile.
@Component
class AlterationSpace {

    private final Attendees attendees;
    private final Claims claims;
    private final Reservations reservations;
    private final SessionBook book;
    private final OpeningHours rules;

    AlterationSpace(
            Attendees attendees, Claims claims, Reservations reservations, SessionBook book, OpeningHours rules) {
        this.attendees = attendees;
        this.claims = claims;
        this.reservations = reservations;
        this.book = book;
        this.rules = rules;
    }

    /// What stands in the way of one session.
    ///
    /// @param what CLINICIAN, ROOM or CLIENT, who is somewhere else then; HOLIDAY, or HOURS in which the clinician
    ///             does not work; STAY of a client that does not reach so far; SESSION where it is being
    ///             changed already
    /// @param takenBy the session or appointment that has the time, where there is one
    record Conflict(
            String what,
            String id,
            String sessionId,
            Instant startsAt,
            Instant endsAt,
            @Nullable String takenBy) {}

    /// Reserves all, or nothing: then everything that stands in the way is returned.
    List<Conflict> reserve(Alteration change) {
        var draft = change.draft();
        var locks = new HashMap<String, Integer>();
        draft.changed().forEach(it -> locks.put(it.id(), it.sequence() - 1));
        joinedOnes(draft).forEach(it -> locks.put(it.id(), it.sequence()));
        if (!book.lock(locks, change.holder())) {
            return draft.sessions().stream()
                    .filter(it -> locks.containsKey(it.id()))
                    .map(it -> new Conflict("SESSION", it.id(), it.id(), it.startsAt(), it.endsAt(), null))
                    .toList();
        }
        var wanted = new ArrayList<Wanted>();
        var members = attendees.of(draft);
        var plans = attendees.plansOf(members);
        for (var session : draft.changed()) {
            if (session.isOn()) {
                wanted.addAll(place(session, planOf(members, session)));
                members.stream()
                        .filter(it -> attendees.comesTo(session, it, Objects.requireNonNull(plans.get(it.plan()))))
                        .forEach(it -> wanted.addAll(time(Claim.client(it.clientId()), session, it.plan())));
            }
        }
        draft.joined()
                .forEach((plan, sessions) -> sessions.forEach(session -> {
                    wanted.addAll(time(Claim.client(attendees.client(plan)), session, plan));
                    wanted.addAll(place(session, plan));
                }));
        var taken = reservations.reserve(
                change.holder(),
                new HashSet<>(wanted),
                new HashSet<>(draft.changed().stream().map(Session::id).toList()));
        var all = new ArrayList<>(rules.broken(draft.sessions()));
        all.addAll(told(draft, taken));
        all.addAll(attendees.hindered(draft, members, plans));
        return List.copyOf(all);
    }

    ZoneId zone() {
        return attendees.zone();
    }

    Set<String> concerned(Alteration.Draft draft) {
        return attendees.concerned(draft);
    }

    void giveBack(String holder) {
        reservations.giveBack(holder);
        book.unlock(holder);
    }

    private List<Session> joinedOnes(Alteration.Draft draft) {
        return draft.joined().values().stream()
                .flatMap(List::stream)
                .filter(it -> it.isShared() && book.find(it.id()).isPresent())
                .toList();
    }

    private static String planOf(List<Member> members, Session session) {
        return members.stream()
                .filter(it -> it.sessionId().equals(session.id()))
                .map(Member::plan)
                .findFirst()
                .orElse(session.id());
    }

    private static List<Wanted> place(Session session, String plan) {
        var keeper = session.isShared() ? session.sectionId().toString() : plan;
        var all = new ArrayList<>(time(Claim.clinician(session.clinicianId()), session, keeper));
        all.addAll(time(Claim.room(session.roomId()), session, keeper));
        return all;
    }

    private static List<Wanted> time(String resource, Session session, String keeper) {
        return Claim.ids(resource, session.startsAt(), session.endsAt()).stream()
                .map(it -> new Wanted(it, session.id(), keeper))
                .toList();
    }

    private Map<String, String> owners(List<Wanted> taken, Alteration.Draft draft) {
        var starts = draft.sessions().stream().map(Session::startsAt);
        var ends = draft.sessions().stream().map(Session::endsAt);
        var resources = taken.stream()
                .map(it -> it.id().substring(0, it.id().lastIndexOf('/')))
                .distinct()
                .toList();
        return claims.busy(
                        resources,
                        starts.min(Comparator.naturalOrder()).orElseThrow(),
                        ends.max(Comparator.naturalOrder()).orElseThrow())
                .owners();
    }

    private List<Conflict> told(Alteration.Draft draft, List<Wanted> taken) {
        Map<String, Session> byId = new HashMap<>();
        draft.sessions().forEach(it -> byId.put(it.id(), it));
        var found = new LinkedHashMap<String, Conflict>();
        var owners = owners(taken, draft);
        for (var one : taken) {
            var session = byId.get(one.owner());
            var parts = one.id().split("/", -1);
            if (session != null) {
                found.putIfAbsent(
                        parts[0] + parts[1] + session.id(),
                        new Conflict(
                                parts[0].toUpperCase(Locale.ROOT),
                                parts[1],
                                session.id(),
                                session.startsAt(),
                                session.endsAt(),
                                owners.get(one.id())));
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Conflict::startsAt).thenComparing(Conflict::what))
                .toList();
    }
}
