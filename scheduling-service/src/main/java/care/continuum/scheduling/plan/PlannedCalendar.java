package care.continuum.scheduling.plan;

import care.continuum.events.ClientId;
import care.continuum.events.Track;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.ClientCalendar;
import care.continuum.scheduling.Session;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// A client's calendar is that of the plans. Where two plans have the same session, the later one counts.
@Component
class PlannedCalendar implements ClientCalendar {

    private final Plans plans;
    private final Proposals proposals;
    private final Claims claims;

    PlannedCalendar(Plans plans, Proposals proposals, Claims claims) {
        this.plans = plans;
        this.proposals = proposals;
        this.claims = claims;
    }

    @Override
    public List<Session> awaited(ClientId client) {
        return plans.findByClientIdOrderByKnownSince(client).stream()
                .filter(plan -> plan.planning().isAwaited())
                .flatMap(plan -> proposals.find(plan).groups().stream())
                .toList();
    }

    @Override
    public List<Session> ahead(Track track, Instant now) {
        var byId = new LinkedHashMap<String, Session>();
        plans.findAhead(track, now).stream()
                .flatMap(plan -> plan.sessions().stream())
                .filter(it -> it.track() == track && it.isOn() && it.startsAt().isAfter(now))
                .forEach(it -> byId.put(it.id(), it));
        return List.copyOf(byId.values());
    }

    /// A holiday's own change may be under way here, in its turn.
    @Override
    public List<Lost> lost(Instant from, Instant to) {
        return claims.inTurn(() -> found(from, to));
    }

    private List<Lost> found(Instant from, Instant to) {
        return plans.findLost(from, to).stream()
                .flatMap(plan -> lost(plan, from, to))
                .sorted(Comparator.comparing(it -> it.session().startsAt()))
                .toList();
    }

    private static Stream<Lost> lost(Plan plan, Instant from, Instant to) {
        var open = plan.isOver() ? List.<Session>of() : MakeUps.needed(plan.sessions());
        return plan.sessions().stream()
                .filter(it -> it.story().cause() == Session.Cause.HOLIDAY)
                .filter(it -> !it.startsAt().isBefore(from) && it.startsAt().isBefore(to))
                .map(it -> new Lost(plan.clientId(), it, open.contains(it)));
    }

    @Override
    public List<Session> of(ClientId client) {
        var byId = new LinkedHashMap<String, Session>();
        plans.findByClientIdOrderByKnownSince(client)
                .forEach(plan ->
                        plan.sessions().forEach(it -> byId.merge(it.id(), it, (one, later) -> later.backAfter(one))));
        return byId.values().stream()
                .sorted(Comparator.comparing(Session::startsAt))
                .toList();
    }
}
