package care.continuum.intake.client;

import static care.continuum.intake.client.World.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.events.AgeBand;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Person;
import care.continuum.messaging.RuleBroken;
import org.junit.jupiter.api.Test;

class SamePersonTest {

    private static final Person DANA = World.named("Dana");

    private final World world = new World();

    @Test
    void aFullMatchIsLinkedAndAnythingLessIsAPossibleDuplicate() {
        var first = world.inquire("first", DANA);
        var second = world.inquire("second", DANA);
        var third =
                world.inquire("third", new Person("Dana", "Example", DANA.dateOfBirth(), null, "704-555-0101", null));

        var seen = world.client(second);

        assertThat(world.frontDesk.sameAs(seen)).containsExactly(world.client(first));
        assertThat(world.frontDesk.possibleDuplicates(seen)).containsExactly(world.client(third));
        assertThat(second.clientId()).isNotEqualTo(first.clientId());
        assertThat(second.episodeId()).isNotEqualTo(first.episodeId());
    }

    @Test
    void whoIsKnownAlreadyEnrollsUnderTheFirstIdAlone() {
        world.inquire("first", DANA);
        world.clock.now = Ana.NOW.plusSeconds(1);
        var again = world.ready("Dana");

        assertThatThrownBy(() -> enroll(again))
                .isInstanceOfSatisfying(
                        RuleBroken.class, it -> assertThat(it.rule()).isEqualTo("already-in-program"));
        assertThat(world.client(again).current().enrollment()).isNull();
    }

    @Test
    void ofTwoWhoAskedAtOnceOneEnrolls() {
        var one = world.ready("Dana");
        var other = world.frontDesk.inquire(command("other"), DANA, _ -> Ana.inquiry());
        var first = one.clientId().toString().compareTo(other.clientId().toString()) < 0;

        if (first) {
            assertThat(enroll(one).status()).isEqualTo(EpisodeStatus.READY);
        } else {
            assertThatThrownBy(() -> enroll(one)).isInstanceOf(RuleBroken.class);
        }
    }

    @Test
    void whoeverFinishedOrCanceledMayComeAgain() {
        var first = world.inquire("first", DANA);
        world.clock.now = Ana.NOW.plusSeconds(1);
        var again = world.ready("Dana");

        world.desk.withdraw(new Stay(first.clientId(), null), command("bye"));

        assertThat(enroll(again).status()).isEqualTo(EpisodeStatus.READY);
    }

    @Test
    void whoIsUnderEighteenAtTheStartAsksForASeatAmongAdolescents() {
        var minor = new Person("Gus", "Example", Ana.MONDAY.minusYears(18).plusDays(1), null, null, "g@example.org");
        var grownUp = new Person("Hana", "Example", Ana.MONDAY.minusYears(18), null, null, "h@example.org");

        assertThat(bandAskedFor(minor)).isEqualTo(AgeBand.ADOLESCENT);
        assertThat(bandAskedFor(grownUp)).isEqualTo(AgeBand.ADULT);
    }

    private AgeBand bandAskedFor(Person person) {
        enroll(world.ready(person.givenName(), person));
        return ((EnrollmentRequested) world.clients.told.getLast()).ageBand();
    }

    private Standing enroll(Standing who) {
        return world.desk.enroll(new Stay(who.clientId(), null), command("enroll"), World.wish());
    }
}
