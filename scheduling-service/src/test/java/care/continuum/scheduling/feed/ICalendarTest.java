package care.continuum.scheduling.feed;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import care.continuum.events.AgeBand;
import care.continuum.events.ChangedBy;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.scheduling.CalendarEntry;
import care.continuum.scheduling.Session;
import care.continuum.scheduling.terms.Section;
import care.continuum.scheduling.terms.TrackTemplate;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What comes out is read back by another library.
class ICalendarTest {

    private static final ZoneId CHARLOTTE = ZoneId.of("America/New_York");
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Section SECTION = new Section(
            new SectionId(UUID.randomUUID()),
            Track.EVENING,
            AgeBand.ADULT,
            12,
            new ClinicianId(UUID.randomUUID()),
            new RoomId(UUID.randomUUID()));

    /// Over both changes of the clocks in 2026, on 8 March and 1 November.
    @Test
    @Proves("daylight-saving")
    void everyInstanceAppearsInTheFeed() {
        for (var start : List.of("2026-03-02", "2026-10-26")) {
            var sessions = groups(LocalDate.parse(start));
            var read = Biweekly.parse(shown(sessions)).first();
            assertThat(read.getEvents()).hasSize(6);
            for (int i = 0; i < sessions.size(); i++) {
                var event = read.getEvents().get(i);
                assertThat(event.getDateStart().getValue().toInstant())
                        .isEqualTo(sessions.get(i).startsAt());
                assertThat(event.getDateEnd().getValue().toInstant())
                        .isEqualTo(sessions.get(i).endsAt());
                assertThat(event.getDateStart().getValue().getRawComponents().getHour())
                        .isEqualTo(18);
            }
            assertThat(read.getTimezoneInfo().getTimezones()).hasSize(1);
        }
    }

    @Test
    @Proves("feeds")
    void whoLeadsASessionNoLongerSeesItCanceledUntilItIsTheirsAgain() {
        var session = groups(LocalDate.parse("2026-03-02")).getFirst();
        var first = session.clinicianId();
        var other = new ClinicianId(UUID.randomUUID());
        var moved = session.moved(session.startsAt(), other, session.roomId(), ChangedBy.CLINICIAN);
        assertThat(moved.story().former()).containsExactly(first);
        assertThat(CalendarEntry.of(moved, first))
                .isEqualTo(new CalendarEntry(session.id(), session.startsAt(), session.endsAt(), 1, false));
        assertThat(CalendarEntry.of(moved, other).isOn()).isTrue();
        var back = moved.moved(session.startsAt(), first, session.roomId(), ChangedBy.CLINICIAN);
        assertThat(CalendarEntry.of(back, first).isOn()).isTrue();
        assertThat(CalendarEntry.of(back, other).isOn()).isFalse();
        assertThat(session.moved(session.endsAt(), first, session.roomId(), ChangedBy.CLINICIAN)
                        .story()
                        .former())
                .isNull();
    }

    @Test
    @Proves("feeds")
    void aChangeKeepsTheUidAndCountsTheSequence() {
        var session = groups(LocalDate.parse("2026-03-02")).getFirst();
        var moved = session.moved(
                session.startsAt().plusSeconds(3600), session.clinicianId(), session.roomId(), ChangedBy.WEATHER);
        var canceled = moved.canceled(ChangedBy.WEATHER, Session.Cause.CANCELED);
        var uids = new ArrayList<String>();
        for (var one : List.of(session, moved, canceled)) {
            var event = Biweekly.parse(shown(List.of(one))).first().getEvents().getFirst();
            uids.add(event.getUid().getValue());
            assertThat(event.getSequence().getValue()).isEqualTo(one.sequence());
            assertThat(event.getStatus().isCancelled()).isEqualTo(!one.isOn());
        }
        assertThat(uids).containsOnly(session.id() + "@continuum");
    }

    @Test
    @Proves("feeds")
    void theFeedSaysNothingOfWhatItIsFor() {
        var text = shown(groups(LocalDate.parse("2026-03-02")));
        assertThat(text).contains("SUMMARY:Appointment", "BEGIN:VTIMEZONE", "DTSTART;TZID=America/New_York:");
        assertThat(text).doesNotContainIgnoringCase("group").doesNotContainIgnoringCase("evening");
        assertThat(text.lines()).allMatch(it -> it.length() <= 75);
        assertThat(text).contains("\r\n");
    }

    private static String shown(List<Session> sessions) {
        return new ICalendar(CHARLOTTE, NOW)
                .of(sessions.stream().map(CalendarEntry::of).toList());
    }

    private static List<Session> groups(LocalDate first) {
        var template = TrackTemplate.shipped(Track.EVENING);
        return template.meetings(first, 14).stream()
                .map(day -> Session.shared(SECTION, SessionKind.GROUP, template.group(day, CHARLOTTE)))
                .toList();
    }
}
