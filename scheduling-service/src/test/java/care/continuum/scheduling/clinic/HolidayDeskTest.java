package care.continuum.scheduling.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.events.ClientId;
import care.continuum.events.Track;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.messaging.NotFound;
import care.continuum.scheduling.ClientCalendar;
import care.continuum.scheduling.Holiday;
import care.continuum.scheduling.Holidays;
import care.continuum.scheduling.Session;
import care.continuum.testing.InMemory;
import care.continuum.testing.Proves;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A holiday that is kept or taken back twice by the same command.
class HolidayDeskTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-07-03");
    private static final LocalDate SECOND = LocalDate.parse("2026-07-04");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
    private static final Answer<Holiday, String> ANSWER = Answer.as(String.class, Holiday::id);

    private final InMemory<Holiday> register = new InMemory<>();
    private final Holidays holidays = () -> Stream.of(FIRST, SECOND)
            .map(it -> register.find(it.toString()))
            .flatMap(Optional::stream)
            .toList();
    private final HolidayDesk desk = new HolidayDesk(
            register, holidays, new EmptyCalendar(), new ClinicZone(ZoneId.of("America/New_York")), CLOCK);

    /// It is refused where it was carried out.
    @Test
    void theSameCommandKeepsNoOtherDay() {
        assertThat(desk.keep(FIRST, "A day", keyed("a"), ANSWER)).isEqualTo(FIRST.toString());
        assertThat(desk.keep(SECOND, "A day", keyed("a"), ANSWER)).isEqualTo(FIRST.toString());
        assertThat(holidays.days()).containsExactly(FIRST);

        desk.takeBack(FIRST, keyed("b"));
        assertThat(desk.keep(SECOND, "A day", keyed("a"), ANSWER)).isEqualTo(FIRST.toString());
        assertThat(holidays.days()).isEmpty();
        assertThat(desk.keep(SECOND, "A day", keyed("c"), ANSWER)).isEqualTo(SECOND.toString());
    }

    @Test
    @Proves("holidays")
    void whoTakesAHolidayBackOnceMoreByTheSameCommandIsAnsweredAlike() {
        desk.keep(FIRST, "A day", keyed("a"), ANSWER);
        assertThat(desk.takeBack(FIRST, keyed("b"))).isEmpty();
        assertThat(desk.takeBack(FIRST, keyed("b"))).isEmpty();
        for (var another : List.of(keyed("c"), Command.once("staff"))) {
            assertThatThrownBy(() -> desk.takeBack(FIRST, another)).isInstanceOf(NotFound.class);
        }
    }

    private static Command keyed(String key) {
        return new Command(key, "", true, "staff");
    }

    /// Nobody has a session.
    private static final class EmptyCalendar implements ClientCalendar {

        @Override
        public List<Session> of(ClientId client) {
            return List.of();
        }

        @Override
        public List<Session> ahead(Track track, Instant now) {
            return List.of();
        }

        @Override
        public List<Session> awaited(ClientId client) {
            return List.of();
        }

        @Override
        public List<Lost> lost(Instant from, Instant to) {
            return List.of();
        }
    }
}
