package care.continuum.scheduling.family;

import static care.continuum.testing.GivenWhenThen.given;
import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.events.ClientId;
import care.continuum.events.ConsentId;
import care.continuum.events.SessionId;
import care.continuum.scheduling.family.Family.Participant;
import care.continuum.testing.Proves;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FamilyTest {

    private static final ClientId ANA = new ClientId(new UUID(0, 1));
    private static final SessionId SESSION = new SessionId(new UUID(0, 2));
    private static final SessionId ANOTHER = new SessionId(new UUID(0, 3));
    private static final ConsentId TO_SISTER = new ConsentId(new UUID(0, 4));
    private static final ConsentId TO_FATHER = new ConsentId(new UUID(0, 5));
    private static final Participant SISTER = new Participant("Ida", "sister", TO_SISTER.toString());
    private static final Participant FATHER = new Participant("Otto", "father", TO_FATHER.toString());

    @Test
    @Proves("family-participants")
    void whoIsListedNeedsASpecificConsentThatIsActive() {
        given(Family.of(ANA)).when(it -> it.listed(SESSION, List.of(SISTER))).thenRefused("consent-missing");
        given(Family.of(ANA))
                .when(it -> it.granted(TO_SISTER))
                .and()
                .when(it -> it.listed(SESSION, List.of(SISTER, FATHER)))
                .thenRefused("consent-missing");
        given(Family.of(ANA))
                .when(it -> it.granted(TO_SISTER))
                .and()
                .when(it -> it.listed(SESSION, List.of(SISTER)))
                .thenNothing()
                .thenState(it -> assertThat(it.of(SESSION)).containsExactly(SISTER));
    }

    @Test
    @Proves("family-participants")
    void aRevokedConsentTakesTheParticipantOffEveryList() {
        given(bothComeToBoth())
                .when(it -> it.ended(TO_SISTER))
                .thenState(it -> assertThat(it.of(SESSION)).containsExactly(FATHER))
                .thenState(it -> assertThat(it.of(ANOTHER)).containsExactly(FATHER))
                .and()
                .when(it -> it.listed(SESSION, List.of(SISTER)))
                .thenRefused("consent-missing");
    }

    @Test
    void aRevocationThatIsHeardFirstStands() {
        given(Family.of(ANA))
                .when(it -> it.ended(TO_SISTER))
                .and()
                .when(it -> it.granted(TO_SISTER))
                .and()
                .when(it -> it.listed(SESSION, List.of(SISTER)))
                .thenRefused("consent-missing");
    }

    @Test
    void aListIsReplacedAsAWholeAndTheSameNewsAgainChangesNothing() {
        var both = bothComeToBoth();

        given(both)
                .when(it -> it.listed(SESSION, List.of()))
                .thenState(it -> assertThat(it.of(SESSION)).isEmpty())
                .thenState(it -> assertThat(it.of(ANOTHER)).hasSize(2));
        given(both)
                .when(it -> it.granted(TO_SISTER))
                .thenState(it -> assertThat(it).isEqualTo(both));
    }

    private static Family bothComeToBoth() {
        return Family.of(ANA)
                .granted(TO_SISTER)
                .state()
                .granted(TO_FATHER)
                .state()
                .listed(SESSION, List.of(SISTER, FATHER))
                .state()
                .listed(ANOTHER, List.of(SISTER, FATHER))
                .state();
    }
}
