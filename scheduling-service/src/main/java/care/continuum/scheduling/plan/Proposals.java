package care.continuum.scheduling.plan;

import care.continuum.events.Track;
import care.continuum.scheduling.Claim;
import care.continuum.scheduling.Claims;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.SessionBook;
import care.continuum.scheduling.StaffBook;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.Staffing;
import care.continuum.web.ClinicZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// Looks at the calendar as it is and proposes times. Whether they are still free is the claims' to decide.
@Component
class Proposals {

    private static final Duration HOUR = Duration.ofHours(1);

    /// How far a session may be moved, so that groups are found that left the weeks of the plan they belong to.
    static final Duration FARTHEST_MOVE = Duration.ofDays(90);

    private final StaffBook staff;
    private final Claims claims;
    private final SessionBook book;
    private final ClinicZone clinic;

    Proposals(StaffBook staff, Claims claims, SessionBook book, ClinicZone clinic) {
        this.staff = staff;
        this.claims = claims;
        this.book = book;
        this.clinic = clinic;
    }

    Proposal find(Plan plan) {
        var agreed = plan.enrollment();
        if (agreed == null) {
            throw new IllegalStateException("no enrollment, no plan: " + plan.id());
        }
        if (!agreed.isOnACalendar()) {
            return Proposal.without("a start from the year 1 to 9998");
        }
        var groups = staff.groups();
        var now = groups.clinic();
        var section = now.section(agreed.sectionId());
        if (section.isEmpty()) {
            return Proposal.without("a section");
        }
        if (now.templates().isChanging(agreed.track())) {
            return Proposal.without("the track's times, which are being changed");
        }
        var template = now.templates().of(agreed.track());
        var fitting = agreed.fitting(Meetings.of(plan, agreed, template, clinic.zone()));
        var from = clinic.start(fitting.begin());
        var to = clinic.start(fitting.end());
        var claimed = claims.busy(resources(plan, section.get(), now), from, to);
        var busy = groups.kept(claimed, _ -> true, from, to);
        var changed = book.changed(section.get().sectionId(), from.minus(FARTHEST_MOVE));
        var free = new Availability(plan.clientId(), section.get(), now, claimed, busy, changed);
        return Planner.propose(clinic.zone(), free, plan, fitting, now.holidays());
    }

    /// What passed while a plan waits comes later.
    UnaryOperator<Plan> upTo(Instant now) {
        var templates = staff.now().templates();
        return plan -> Pauses.waited(plan, now, clinic.zone(), templates);
    }

    Instant start(LocalDate day) {
        return clinic.start(day);
    }

    Set<LocalDate> holidays() {
        return staff.now().holidays();
    }

    boolean isChanging(Track track) {
        return staff.now().templates().isChanging(track);
    }

    /// Whether it is as long as the sessions of plans, and begins as they do.
    boolean isAnHour(Session session) {
        return Rescue.isOnTheHour(session.startsAt(), clinic.zone())
                && Duration.between(session.startsAt(), session.endsAt()).equals(HOUR);
    }

    /// What could be moved so that the plan finds its time.
    Rescue rescue(Plan plan, Map<Session, Plan> movable, Instant earliest) {
        var groups = staff.groups();
        var now = groups.clinic();
        var all = new ArrayList<String>();
        all.add(Claim.client(plan.clientId()));
        movable.values().forEach(it -> all.add(Claim.client(it.clientId())));
        now.freelyPlanned().forEach(it -> all.add(Claim.clinician(it)));
        now.freelyUsed().forEach(it -> all.add(Claim.room(it)));
        var first = movable.keySet().stream()
                .map(Session::startsAt)
                .min(Instant::compareTo)
                .orElseThrow();
        var last = movable.keySet().stream()
                .map(Session::endsAt)
                .max(Instant::compareTo)
                .orElseThrow();
        var week = Duration.ofDays(Stretch.WEEK + 1L);
        var from = first.minus(week);
        var to = last.plus(week);
        var busy = groups.kept(claims.busy(all, from, to), _ -> true, from, to);
        return new Rescue(clinic.zone(), now, busy, movable, earliest);
    }

    private static List<String> resources(Plan plan, Section section, Staffing staffing) {
        var all = new ArrayList<String>();
        all.add(Claim.client(plan.clientId()));
        all.add(Claim.clinician(section.facilitatorId()));
        all.add(Claim.room(section.roomId()));
        staffing.freelyPlanned().forEach(it -> all.add(Claim.clinician(it)));
        staffing.freelyUsed().forEach(it -> all.add(Claim.room(it)));
        return all;
    }

    /// The time that a session of this plan takes: the client's, the clinician's and the room's.
    static List<Claim> claims(Plan plan, Session session, int round) {
        if (!session.isOn()) {
            return List.of();
        }
        var all = new ArrayList<>(mine(Claim.client(plan.clientId()), plan, session, round));
        var clinician = Claim.clinician(session.clinicianId());
        var room = Claim.room(session.roomId());
        if (session.isShared()) {
            all.addAll(theirs(clinician, plan, session, round));
            all.addAll(theirs(room, plan, session, round));
        } else {
            all.addAll(mine(clinician, plan, session, round));
            all.addAll(mine(room, plan, session, round));
        }
        return all;
    }

    private static List<Claim> theirs(String resource, Plan plan, Session session, int round) {
        return session.isBeside() ? Claim.beside(resource, session, plan.id(), round) : Claim.shared(resource, session);
    }

    private static List<Claim> mine(String resource, Plan plan, Session session, int round) {
        return Claim.over(resource, session.startsAt(), session.endsAt(), session.id(), plan.id(), round);
    }
}
