package care.continuum.intake.client;

import static care.continuum.intake.client.Ana.NOW;
import static care.continuum.intake.client.Ana.SECTION;
import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.AgeBand;
import care.continuum.events.Track;
import care.continuum.messaging.Todo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreeSeatTest {

    private static final FreeSeat SEAT = FreeSeat.released(new Todo(
            "pass-on-1",
            FreeSeat.PASS_ON,
            Map.of(
                    "source", "released-1",
                    "section", SECTION.toString(),
                    "track", "DAY",
                    "ageBand", "ADULT",
                    "releasedAt", NOW.toString(),
                    "letGoBy", "")));

    @Test
    void itsNextTakerIsChosenOnce() {
        given(SEAT)
                .when(it -> it.choose("ben"))
                .thenState(it -> assertThat(it.target()).isEqualTo("ben"))
                .and()
                .when(it -> it.choose("cleo"))
                .thenState(it -> assertThat(it.target()).isEqualTo("ben"));
    }

    @Test
    void whoWaitsNoMoreIsPassedOver() {
        given(SEAT.choose("ben").state())
                .when(it -> it.failed("cleo"))
                .thenState(it -> assertThat(it.target()).isEqualTo("ben"))
                .and()
                .when(it -> it.failed("ben"))
                .thenState(it -> assertThat(it.open()).isTrue())
                .and()
                .when(it -> it.choose("cleo"))
                .thenState(it -> assertThat(it.target()).isEqualTo("cleo"));
    }

    @Test
    void itFitsWhoWaitsForItsTrackAmongTheirOwnByNow() {
        var waits = Ana.waiting();
        assertThat(SEAT.fits(waits)).isTrue();
        var moved = Moving.change(waits, Track.EVENING, Ana.AT, _ -> AgeBand.ADULT);
        assertThat(SEAT.fits(Ana.refused(moved.state(), 2).state())).isFalse();
        var older = Moving.change(waits, Track.EVENING, Ana.AT, _ -> AgeBand.ADOLESCENT);
        var back = Moving.change(Ana.refused(older.state(), 2).state(), Track.DAY, Ana.AT, _ -> AgeBand.ADOLESCENT);
        assertThat(SEAT.fits(Ana.refused(back.state(), 3).state())).isFalse();
        assertThat(SEAT.fits(Ana.requested())).isFalse();
    }

    @Test
    void whatIsUsedStaysUsed() {
        given(SEAT.used("ben").state())
                .when(it -> it.used("cleo"))
                .thenState(it -> assertThat(it.usedBy()).isEqualTo("ben"))
                .and()
                .when(it -> it.choose("cleo"))
                .thenState(it -> assertThat(it.target()).isNull());
    }

    @Test
    void aSeatTakenWithoutAnOfferIsThisOneOnlyIfThisOneWasFree() {
        given(SEAT)
                .when(it -> it.taken("dora+1", NOW.minusSeconds(1)))
                .thenState(it -> assertThat(it.open()).isTrue())
                .and()
                .when(it -> it.taken("dora+1", NOW.plusSeconds(1)))
                .thenState(it -> assertThat(it.usedBy()).isEqualTo("dora+1"));
        given(SEAT.choose("ben").state())
                .when(it -> it.taken("dora+1", NOW.plusSeconds(1)))
                .thenState(it -> assertThat(it.usedBy()).isNull());
    }

    @Test
    void whoHadTheOfferIsKnownOnceAndAsLongAsTheyWait() {
        var seat = SEAT;
        for (var one : List.of("ben", "cleo", "dan")) {
            seat = letGo(one).after(seat, Set.of("ben", "dan"));
        }
        assertThat(seat.letGoBy()).containsExactly("ben", "dan");
        assertThat(letGo("ben").after(seat, Set.of("ben", "dan")).letGoBy()).containsExactly("ben");
    }

    private static FreeSeat letGo(String client) {
        return new FreeSeat(
                "released by " + client,
                SECTION,
                SEAT.track(),
                SEAT.ageBand(),
                NOW,
                List.of(client),
                List.of(),
                0,
                null);
    }
}
