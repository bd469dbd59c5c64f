package care.continuum.scheduling.plan;

import care.continuum.events.AgeBand;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.Need;
import care.continuum.events.SchedulingEvent.PlannedSession;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.scheduling.Session;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// What was agreed when the client was enrolled.
///
/// @param unmetNeeds needs for which the weekly hours have no place
record Enrollment(
        SectionId sectionId,
        Track track,
        AgeBand ageBand,
        LocalDate startDate,
        int weeks,
        int weeklyHours,
        Set<Need> needs,
        Set<Need> unmetNeeds) {

    private static final int WEEK = 7;
    private static final int LAST_YEAR = 9999;

    static Enrollment of(ClientEnrolled news) {
        return new Enrollment(
                news.sectionId(),
                news.track(),
                news.ageBand(),
                news.startDate(),
                news.weeks(),
                news.weeklyHours(),
                news.needs(),
                PlanTable.unmet(news.weeklyHours(), news.needs()));
    }

    LocalDate block(int number) {
        return startDate.plusDays((long) WEEK * number);
    }

    /// Whether the days of the plan are such as calendars have, with four digits of a year.
    boolean isOnACalendar() {
        return startDate.getYear() > 0 && startDate.getYear() < LAST_YEAR;
    }

    LocalDate end() {
        return block(weeks);
    }

    /// The news of the whole plan.
    SessionsScheduled told(ClientId client, EpisodeId episode, List<Session> sessions) {
        return new SessionsScheduled(
                client,
                episode,
                sectionId,
                track,
                ageBand,
                startDate,
                weeks,
                weeklyHours,
                sessions.stream().map(Enrollment::told).toList(),
                unmetNeeds);
    }

    private static PlannedSession told(Session session) {
        return new PlannedSession(
                session.sessionId(),
                session.kind(),
                session.track(),
                session.startsAt(),
                session.endsAt(),
                session.story().makeUpFor());
    }
}
