package care.continuum.attendance.program;

import static care.continuum.attendance.program.Ana.STAFF;
import static care.continuum.attendance.terms.Sessions.RULES;
import static care.continuum.attendance.terms.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.attendance.terms.Report;
import care.continuum.events.AgeBand;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Change;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import care.continuum.testing.RealEngines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// The worklist on a real database, of programs that were kept a while ago.
@RealEngines
@TestPropertySource(properties = "continuum.attendance.automatic-completion=true")
class WorklistIT {

    @Autowired
    Aggregates<Program> programs;

    @Autowired
    Clock clock;

    @Autowired
    Api api;

    @Test
    @Proves("outreach")
    void anOutreachIsOverdueWhereNobodyTriedForADay() {
        var ana = new ClientId(UUID.randomUUID());
        var ben = new ClientId(UUID.randomUUID());
        keep(asked(ana, clock.instant().minus(Duration.ofHours(25))));
        keep(asked(ben, clock.instant().minus(Duration.ofHours(23))));
        assertThat(outreach(true)).contains(ana.toString()).doesNotContain(ben.toString());
        assertThat(outreach(false)).contains(ben.toString()).doesNotContain(ana.toString());

        tried(ana, "NO_ANSWER");
        tried(ben, "REACHED");
        assertThat(outreach(true)).doesNotContain(ana.toString(), ben.toString());
        assertThat(outreach(false)).contains(ana.toString()).doesNotContain(ben.toString());
    }

    /// The second session of all was missed then.
    private static Program asked(ClientId client, Instant when) {
        var first = Ana.planned(1, when.minus(Duration.ofHours(27)), 180, null);
        var second = Ana.planned(2, when.minus(Duration.ofHours(3)), 180, null);
        var episode = new EpisodeId(UUID.randomUUID());
        var news = new SessionsScheduled(
                client,
                episode,
                new SectionId(UUID.randomUUID()),
                Track.DAY,
                AgeBand.ADULT,
                RULES.day(first.startsAt()),
                1,
                9,
                List.of(first, second),
                Set.of(),
                1);
        return Program.awaited(client, episode, RULES)
                .scheduled(news, first.startsAt())
                .state()
                .report(session(1), Report.attended(180), null, STAFF, first.endsAt())
                .state()
                .report(session(2), Report.NO_SHOW, null, STAFF, when)
                .state();
    }

    private void keep(Program program) {
        programs.settle(program.id(), () -> program, it -> Change.to(it));
    }

    private void tried(ClientId client, String result) {
        var attempt = Map.of("attemptedAt", clock.instant().toString(), "channel", "PHONE", "result", result);
        api.as("clinician")
                .post("/api/attendance/clients/%s/outreach".formatted(client), attempt)
                .mustBe(201);
    }

    private String outreach(boolean overdue) {
        return api.as("clinician")
                .get("/api/attendance/worklist?size=500&kind=OUTREACH&overdue=" + overdue)
                .mustBe(200)
                .body();
    }
}
