package care.continuum.intake.terms;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.testing.Proves;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactsTest {

    private static final LocalDate DISCHARGE = LocalDate.of(2026, 3, 2);
    private static final @Nullable LocalDate NO_DISCHARGE = null;

    @Test
    @Proves("erasure")
    void theLatestDayIsOneOnWhichTheClientDidCome() {
        var came = Contacts.NONE
                .on(DISCHARGE, NO_DISCHARGE)
                .attended(session(1), DISCHARGE.plusDays(2), NO_DISCHARGE)
                .attended(session(2), DISCHARGE.plusDays(4), NO_DISCHARGE);

        assertThat(came.latest()).isEqualTo(DISCHARGE.plusDays(4));
        assertThat(came.notAttended(session(2)).latest()).isEqualTo(DISCHARGE.plusDays(2));
        assertThat(came.notAttended(session(2)).notAttended(session(1)).latest())
                .isEqualTo(DISCHARGE);
        assertThat(Contacts.NONE.latest()).isNull();
    }

    @Test
    @Proves("step-down-clock")
    void aDayOnWhichTheClientWasSeenOtherwiseStands() {
        var reached = Contacts.NONE
                .attended(session(1), DISCHARGE.plusDays(2), DISCHARGE)
                .on(DISCHARGE.plusDays(2), DISCHARGE)
                .notAttended(session(1));

        assertThat(reached.firstSince(DISCHARGE)).isEqualTo(DISCHARGE.plusDays(2));
        assertThat(reached.latest()).isEqualTo(DISCHARGE.plusDays(2));
    }

    @Test
    void onlySessionsThatTellOfAnEarlierOrALaterDayAreKept() {
        var came = Contacts.NONE
                .attended(session(1), DISCHARGE.minusDays(1), DISCHARGE)
                .attended(session(2), DISCHARGE.plusDays(1), DISCHARGE)
                .on(DISCHARGE.plusDays(3), DISCHARGE)
                .attended(session(3), DISCHARGE.plusDays(3), DISCHARGE)
                .attended(session(4), DISCHARGE.plusDays(4), DISCHARGE);

        assertThat(came.attended()).extracting(Contacts.Attended::id).containsExactly(session(2), session(4));
        assertThat(came.on(DISCHARGE, DISCHARGE)
                        .on(DISCHARGE.plusDays(5), DISCHARGE)
                        .attended())
                .isEmpty();
    }

    @Test
    void aSessionIsKeptOnceWhateverIsCorrectedInIt() {
        var came = Contacts.NONE
                .attended(session(1), DISCHARGE, DISCHARGE)
                .attended(session(1), DISCHARGE.plusDays(1), DISCHARGE);

        assertThat(came.attended()).isEqualTo(List.of(new Contacts.Attended(session(1), DISCHARGE.plusDays(1))));
    }

    private static String session(int number) {
        return "session " + number;
    }
}
