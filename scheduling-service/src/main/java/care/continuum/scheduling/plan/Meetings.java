package care.continuum.scheduling.plan;

import care.continuum.events.SectionId;
import care.continuum.events.SessionKind;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.Session.Cause;
import care.continuum.scheduling.terms.Opening;
import care.continuum.scheduling.terms.TrackTemplate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Where a client can be planned in a section. Not in a group on a day whose group they come to already, or are off
/// because of a holiday, because it was canceled, be it by them, or because they had something else then.
///
/// @param sessions of the client's plan, without those that are to be planned anew
record Meetings(TrackTemplate template, SectionId section, List<Session> sessions, ZoneId zone) {

    static Meetings of(Plan plan, Enrollment agreed, TrackTemplate template, ZoneId zone) {
        return new Meetings(template, agreed.sectionId(), plan.sessions(), zone);
    }

    /// Those of so many days on which the client can come to a group.
    List<LocalDate> open(LocalDate from, int days) {
        return template.meetings(from, days).stream().filter(this::isOpen).toList();
    }

    /// A group that was moved may be on another day than its own.
    boolean isOpen(LocalDate day) {
        var group = Session.idOf(section, SessionKind.GROUP, template.group(day, zone));
        return sessions.stream()
                .filter(it -> it.kind() == SessionKind.GROUP && stays(it))
                .noneMatch(it -> it.id().equals(group) || day(it.startsAt()).equals(day));
    }

    /// What was lost to a hold or another track comes back, and what makes up for a group can become one of the plan.
    private static boolean stays(Session group) {
        var cause = group.story().cause();
        return group.isOn()
                ? group.story().makeUpFor() == null
                : cause == Cause.HOLIDAY || cause == Cause.CANCELED || cause == Cause.ELSEWHERE;
    }

    /// How many hours of so many days there are for other sessions.
    int extras(LocalDate from, int days) {
        return (int) template.extras(from, days, zone).stream()
                .filter(it -> sessions.stream().noneMatch(session -> isInTheWay(session, it)))
                .count();
    }

    /// Whether the client comes to it then, or it shows that the day is a holiday.
    private boolean isInTheWay(Session session, Opening opening) {
        return session.isOn()
                ? opening.meets(session.startsAt(), session.endsAt())
                : session.story().cause() == Cause.HOLIDAY
                        && day(session.startsAt()).equals(day(opening.startsAt()));
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
