package care.continuum.intake.client;

import static care.continuum.intake.client.World.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.continuum.events.AgeBand;
import care.continuum.events.ClientId;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.EpisodeStatus;
import care.continuum.intake.terms.Likeness.Verdict;
import care.continuum.intake.terms.Person;
import care.continuum.intake.terms.Task;
import care.continuum.messaging.RuleBroken;
import care.continuum.testing.Proves;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SamePersonTest {

    private static final Person DANA = World.named("Dana");

    private final World world = new World();

    @Test
    @Proves("same-person")
    void aFullMatchIsLinkedAndAnythingLessIsAPossibleDuplicate() {
        var first = world.inquire("first", DANA);
        var second = world.inquire("second", DANA);
        var third =
                world.inquire("third", new Person("Dana", "Example", DANA.dateOfBirth(), null, "704-555-0101", null));

        var seen = world.client(second);

        assertThat(world.lookalikes.sameAs(seen)).containsExactly(world.client(first));
        assertThat(world.lookalikes.possibleDuplicates(seen)).containsExactly(world.client(third));
        assertThat(second.clientId()).isNotEqualTo(first.clientId());
        assertThat(second.episodeId()).isNotEqualTo(first.episodeId());
    }

    @Test
    void twoOfNameBirthDateAndContactAreAPossibleDuplicateAndOneIsNothing() {
        var first = world.inquire("first", DANA);
        var otherDay = inquire("day", "Dana", DANA.dateOfBirth().plusDays(1), "DANA@example.org ");
        var otherName = inquire("name", "Danielle", DANA.dateOfBirth(), "dana@example.org");
        var otherContact = inquire("contact", " dana", DANA.dateOfBirth(), "elsewhere@example.org");
        inquire("nothing", "Dana", DANA.dateOfBirth().plusDays(1), "nobody@example.org");

        assertThat(world.lookalikes.sameAs(world.client(first))).isEmpty();
        assertThat(world.lookalikes.possibleDuplicates(world.client(first)))
                .containsExactlyInAnyOrder(world.client(otherDay), world.client(otherName), world.client(otherContact));
    }

    @Test
    void aPossibleDuplicateIsOnTheWorklistUntilStaffDecideAndAFullMatchIsNot() {
        var first = world.inquire("first", DANA);
        world.clock.now = Ana.NOW.plusSeconds(1);
        var full = world.inquire("full", DANA);
        world.clock.now = Ana.NOW.plusSeconds(2);
        var less = inquire("less", "Dana", DANA.dateOfBirth(), "elsewhere@example.org");
        world.workOff();

        assertThat(duplicates(full)).isEmpty();
        assertThat(duplicates(less)).containsExactlyInAnyOrder(first.clientId(), full.clientId());

        decide(less, first, Verdict.ANOTHER_PERSON);
        assertThat(duplicates(less)).containsExactly(full.clientId());
        decide(full, less, Verdict.ANOTHER_PERSON);
        assertThat(duplicates(less)).isEmpty();
        assertThat(world.lookalikes.possibleDuplicates(world.client(less))).isEmpty();
        assertThat(world.lookalikes.possibleDuplicates(world.client(first))).isEmpty();
    }

    @Test
    @Proves("linked")
    void whomStaffCallTheSamePersonEnrollsUnderTheFirstIdAlone() {
        var first = world.inquire("first", DANA);
        world.clock.now = Ana.NOW.plusSeconds(1);
        var again = world.ready("again", new Person("Dana", "Example", DANA.dateOfBirth(), null, "704-555-0101", null));

        decide(first, again, Verdict.SAME_PERSON);

        assertThat(world.lookalikes.sameAs(world.client(first))).containsExactly(world.client(again));
        assertThat(world.lookalikes.sameAs(world.client(again))).containsExactly(world.client(first));
        assertThatThrownBy(() -> enroll(again))
                .isInstanceOfSatisfying(
                        RuleBroken.class, it -> assertThat(it.rule()).isEqualTo("already-in-program"));
        decide(first, again, Verdict.ANOTHER_PERSON);
        assertThat(enroll(again).status()).isEqualTo(EpisodeStatus.READY);
    }

    @Test
    @Proves("linked")
    void aFullMatchIsOnePersonWhateverStaffSay() {
        var first = world.inquire("first", DANA);
        var second = world.inquire("second", DANA);

        assertThatThrownBy(() -> decide(first, second, Verdict.ANOTHER_PERSON))
                .isInstanceOfSatisfying(
                        RuleBroken.class, it -> assertThat(it.rule()).isEqualTo("same-person"));
    }

    private Standing inquire(String key, String name, LocalDate day, String email) {
        return world.inquire(key, new Person(name, "Example", day, null, null, email));
    }

    private void decide(Standing one, Standing two, Verdict said) {
        world.lookalikes.decide(one.clientId(), two.clientId(), said, command("decision"));
    }

    private List<@Nullable ClientId> duplicates(Standing who) {
        return world.client(who).tasks().stream()
                .filter(it -> it.kind() == Task.Kind.POSSIBLE_DUPLICATE)
                .map(Task::other)
                .toList();
    }

    @Test
    @Proves("already-in-program")
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
    void whoComesBackDoesNotEnrollWhileEnrolledUnderALaterId() {
        var first = world.ready("first", DANA);
        world.desk.withdraw(new Stay(first.clientId(), null), command("bye"));
        world.clock.now = Ana.NOW.plusSeconds(1);
        enroll(world.ready("Dana"));

        world.frontDesk.readmit(first.clientId(), command("back"), (before, _) -> before);

        assertThatThrownBy(() -> enroll(first))
                .isInstanceOfSatisfying(
                        RuleBroken.class, it -> assertThat(it.rule()).isEqualTo("already-in-program"));
    }

    @Test
    @Proves("age-band")
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
