package care.continuum.intake.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.events.IntakeEvent.ClientErased;
import care.continuum.intake.client.Erasing.Ask;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Person;
import care.continuum.intake.terms.Retention.LegalHold;
import care.continuum.messaging.Change;
import care.continuum.messaging.RuleBroken;
import care.continuum.testing.Proves;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// When it may be forgotten who a client was.
class ErasingTest {

    private static final Instant LONG_AFTER = Ana.NOW.plus(Duration.ofDays(12 * 366));

    @Test
    void whoWasNeverEnrolledIsErasedAtOnce() {
        var change = Erasing.erase(client(Ana.asking()), ask(Ana.NOW));

        assertThat(change.events()).hasSize(1).first().isInstanceOf(ClientErased.class);
        assertThat(change.state().person()).isEqualTo(Person.ERASED);
        assertThat(change.state().searchTerms()).isEmpty();
        assertThat(change.state().status()).isEqualTo(EpisodeStatus.CANCELED);
        assertThat(Erasing.erase(change.state(), ask(LONG_AFTER)).events()).isEmpty();
    }

    @Test
    @Proves("erasure")
    void whoWasEnrolledIsKeptForElevenYears() {
        var finished = client(Ana.active().finished().state());

        refused(finished, Ana.NOW, "retention-runs");
        assertThat(Erasing.erase(finished, ask(LONG_AFTER)).events()).hasSize(1);
    }

    @Test
    void whoIsInTheProgramIsNotErased() {
        refused(client(Ana.active()), LONG_AFTER, "seat-asked");
    }

    @Test
    @Proves("erasure")
    void aLegalHoldKeepsTheRecordsUntilItIsLifted() {
        var held = Erasing.hold(client(Ana.asking()), new LegalHold("a lawsuit", "sue", Ana.NOW))
                .state();

        refused(held, LONG_AFTER, "legal-hold");
        var lifted = Erasing.lift(held).state();
        assertThat(Erasing.erase(lifted, ask(Ana.NOW)).events()).hasSize(1);
    }

    private static void refused(Client client, Instant at, String rule) {
        assertThatThrownBy(() -> Erasing.erase(client, ask(at)))
                .isInstanceOfSatisfying(
                        RuleBroken.class, it -> assertThat(it.rule()).isEqualTo(rule));
    }

    private static Client client(Episode episode) {
        return Client.inquire(Ana.ANA, Ana.STAY, Ana.person(), Ana.inquiry())
                .state()
                .decide(_ -> Change.to(episode))
                .state();
    }

    private static Ask ask(Instant at) {
        return new Ask("asked for it", "sue", 11, at);
    }
}
