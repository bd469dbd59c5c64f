package care.continuum.scheduling.plan;

import care.continuum.events.ChangedBy;
import care.continuum.events.ClientId;
import care.continuum.messaging.Aggregates;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.Member;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.plan.AlterationSpace.Conflict;
import care.continuum.web.ClinicZone;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who comes to the sessions of a change of the calendar, and who cannot come then.
@Component
class Attendees {

    private final Aggregates<Plan> plans;
    private final PlanReading reading;
    private final Claims claims;
    private final ClinicZone clinic;

    Attendees(Aggregates<Plan> plans, PlanReading reading, Claims claims, ClinicZone clinic) {
        this.plans = plans;
        this.reading = reading;
        this.claims = claims;
        this.clinic = clinic;
    }

    ZoneId zone() {
        return clinic.zone();
    }

    ClientId client(String plan) {
        return plans.get(plan).clientId();
    }

    /// Whom the sessions are planned for. A plan that is being made is made anew.
    List<Member> of(Alteration.Draft draft) {
        return claims.members(draft.ids()).stream()
                .filter(it -> plans.find(it.plan()).isPresent())
                .filter(it -> plans.settle(it.plan(), () -> plans.get(it.plan()), Plan::interrupted).sessions().stream()
                        .anyMatch(session -> session.isOn() && session.id().equals(it.sessionId())))
                .toList();
    }

    /// The plans that a change is carried to: of all who come, and of those who canceled before the clinic changes it,
    /// since what it changes counts against nobody.
    Set<String> concerned(Alteration.Draft draft) {
        var all = new LinkedHashSet<>(draft.joined().keySet());
        claims.members(draft.ids()).stream()
                .map(Member::plan)
                .filter(it -> plans.find(it).isPresent())
                .forEach(all::add);
        if (draft.by() != ChangedBy.CLIENT) {
            var shared = draft.changed().stream().filter(Session::isShared).map(Session::id);
            reading.whoCanceled(shared.toList()).forEach(it -> all.add(it.id()));
        }
        return all;
    }

    /// Their plans, by id.
    Map<String, Plan> plansOf(List<Member> members) {
        return members.stream().map(Member::plan).distinct().collect(Collectors.toMap(it -> it, plans::get));
    }

    /// Whether the client comes to it where it is by then: not before their stay.
    boolean comesTo(Session moved, Member one, Plan plan) {
        return one.sessionId().equals(moved.id()) && !Stay.of(plan).follows(moved, zone());
    }

    /// What a client comes to already and is to join again, and what would be moved out of a client's stay.
    List<Conflict> hindered(Alteration.Draft draft, List<Member> members, Map<String, Plan> theirs) {
        var found = new ArrayList<Conflict>();
        draft.joined().forEach((id, sessions) -> {
            var plan = plans.get(id);
            sessions.stream()
                    .filter(it -> known(plan, it) != null)
                    .map(it -> conflict("CLIENT", plan, it, it.id()))
                    .forEach(found::add);
        });
        for (var member : members) {
            var plan = Objects.requireNonNull(theirs.get(member.plan()));
            draft.changed().stream()
                    .filter(it -> it.isOn() && it.id().equals(member.sessionId()))
                    .filter(it -> isForbidden(plan, it))
                    .map(it -> conflict("STAY", plan, it, null))
                    .forEach(found::add);
        }
        return found;
    }

    private boolean isForbidden(Plan plan, Session moved) {
        var before = known(plan, moved);
        return before != null && Stay.of(plan).forbids(before, moved, zone());
    }

    private static @Nullable Session known(Plan plan, Session session) {
        return plan.sessions().stream()
                .filter(it -> it.isOn() && it.id().equals(session.id()))
                .findFirst()
                .orElse(null);
    }

    private static Conflict conflict(String what, Plan plan, Session at, @Nullable String takenBy) {
        return new Conflict(what, plan.client(), at.id(), at.startsAt(), at.endsAt(), takenBy);
    }
}
