package care.continuum.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.continuum.events.SessionKind;
import care.continuum.scheduling.terms.HolidayKept;
import care.continuum.scheduling.terms.Opening;
import care.continuum.testing.Api;
import care.continuum.testing.Proves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/// What a holiday leaves alone.
@SchedulingTest
class HolidayIT {

    private static final String HOLIDAYS = "/api/scheduling/holidays";

    private final LocalDate today = LocalDate.now(Clinics.ZONE);

    @Autowired
    SessionBook book;

    @Autowired
    ApplicationEventPublisher setup;

    @LocalServerPort
    int port;

    /// The work that a holiday left may be done late.
    @Test
    @Proves("holidays")
    void aHolidayThatWasTakenBackTakesNothing() {
        var day = today.plusDays(100);
        var session = entered(Clinics.start(day).plusSeconds(3600));
        setup.publishEvent(new HolidayKept(day));
        assertThat(isOn(session)).isTrue();
    }

    /// Attendance has it already.
    @Test
    @Proves("holidays")
    void aHolidayThatIsEnteredOnItsDayTakesWhatIsToComeAlone() {
        var begun = entered(Clinics.start(today));
        var toCome = entered(Clinics.start(today.plusDays(1)).minusSeconds(60));
        api().post(HOLIDAYS, Map.of("date", today)).mustBe(201);
        await().until(() -> !isOn(toCome));
        assertThat(isOn(begun)).isTrue();
        api().delete(HOLIDAYS + "/" + today).mustBe(200);
    }

    @Test
    void theSameKeyKeepsAndTakesBackOneHoliday() {
        var day = today.plusDays(200);
        var keyed = api().withKey(UUID.randomUUID().toString());
        var kept = keyed.post(HOLIDAYS, Map.of("date", day)).mustBe(201).json();
        keyed.post(HOLIDAYS, Map.of("date", day.plusDays(1))).mustBe(422);
        assertThat(keyed.post(HOLIDAYS, Map.of("date", day)).mustBe(201).json()).isEqualTo(kept);
        var back = keyed.delete(HOLIDAYS + "/" + day).mustBe(200).json();
        assertThat(keyed.delete(HOLIDAYS + "/" + day).mustBe(200).json()).isEqualTo(back);
        api().delete(HOLIDAYS + "/" + day).mustBe(404);
        keyed.post(HOLIDAYS, Map.of("date", day.plusDays(1))).mustBe(422);
        assertThat(api().get(HOLIDAYS).json().path("items"))
                .noneMatch(it -> it.path("date").asString().startsWith(day.toString()));
    }

    private Session entered(Instant at) {
        var section = Clinics.unheardOf();
        var session = Session.shared(
                section, SessionKind.GROUP, new Opening(at, at.plusSeconds(3600), Opening.Rank.GROUP_TIME, ""));
        book.enter(List.of(session));
        return session;
    }

    private boolean isOn(Session session) {
        return book.find(session.id()).orElseThrow().isOn();
    }

    private Api api() {
        return Api.at(port).as("scheduler");
    }
}
