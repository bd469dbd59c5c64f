package care.continuum.aftercare.plan;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.aftercare.Shipped;
import care.continuum.aftercare.terms.Course;
import care.continuum.aftercare.terms.Ending;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.ReferralKind;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.testing.InMemory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is repeated with its key after the client was readmitted and has another plan: it belongs to the former one.
class RepeatsTest {

    private static final EpisodeId AGAIN = new EpisodeId(new UUID(0, 9));
    private static final LocalDate LEFT_AGAIN = Ana.DISCHARGED.plusDays(60);
    private static final Clock CLOCK = Clock.fixed(Ana.at(LEFT_AGAIN, 15), ZoneOffset.UTC);

    private final InMemory<Plan> aggregates = new InMemory<>();
    private final KeptPlans plans = KeptPlans.in(aggregates, Ana.EPISODE, AGAIN);
    private final ReferralDesk referrals =
            new ReferralDesk(aggregates, plans, List::of, new FeedsTest.Unasked(), CLOCK);
    private final PlanDesk desk = new PlanDesk(aggregates, plans, List::of, CLOCK);

    @Test
    void aReferralIsNotAddedToTheNextPlanToo() {
        keep(Ana.after(Ana.COMPLETED));
        var added = referrals.add(Ana.CLIENT, null, ReferralKind.PSYCHIATRY, key("1"));
        var next = keep(next());

        assertThat(referrals.add(Ana.CLIENT, null, ReferralKind.PSYCHIATRY, key("1")))
                .isEqualTo(added);
        assertThat(aggregates.get(next.id())).isEqualTo(next);

        var another = referrals.add(Ana.CLIENT, null, ReferralKind.PSYCHIATRY, key("2"));
        assertThat(aggregates.get(next.id()).referral(another.referralId()).kind())
                .isEqualTo(ReferralKind.PSYCHIATRY);
    }

    @Test
    void aKeyThatWasUsedBeforeIsNotDecidedForANamedEpisode() {
        keep(Ana.after(Ana.COMPLETED));
        referrals.add(Ana.CLIENT, null, ReferralKind.PSYCHIATRY, key("1"));
        var next = keep(next());

        referrals.add(Ana.CLIENT, AGAIN, ReferralKind.PSYCHIATRY, key("1"));

        assertThat(aggregates.get(next.id())).isEqualTo(next);
    }

    @Test
    void theDecisionAgainstAReadmissionIsNotTakenForTheNextRelapse() {
        keep(relapsed(Ana.after(Ana.COMPLETED)));
        desk.notReadmitted(Ana.CLIENT, null, "jo", "elsewhere", key("1"));
        var next = keep(relapsed(next()));

        var answer = desk.notReadmitted(Ana.CLIENT, null, "jo", "elsewhere", key("1"));

        assertThat(answer.episodeId()).isEqualTo(Ana.EPISODE);
        assertThat(aggregates.get(next.id())).isEqualTo(next);
    }

    @Test
    void aDeathIsToldOfTheStayOfWhichItWasToldFirst() {
        keep(Ana.after(Ana.COMPLETED));
        desk.died(Ana.CLIENT, null, LEFT_AGAIN, key("1"));
        keep(next());
        var told = aggregates.told();

        var answer = desk.died(Ana.CLIENT, null, LEFT_AGAIN, key("1"));

        assertThat(answer.episodeId()).isEqualTo(Ana.EPISODE);
        assertThat(aggregates.told()).isEqualTo(told);
    }

    private Plan keep(Plan plan) {
        return aggregates.settle(plan.id(), () -> plan, Change::none);
    }

    private static Plan next() {
        var left = new Ending(Disposition.COMPLETED, null, LEFT_AGAIN, CLOCK.instant());
        return Plan.unheard(Ana.CLIENT, AGAIN, Ana.ZONE, Shipped.PRACTICE)
                .enrolled(Ana.NEEDS, Ana.TERMS, Ana.NOW)
                .state()
                .ended(left, Ana.TERMS, CLOCK.instant())
                .state();
    }

    private static Plan relapsed(Plan plan) {
        return plan.with(Course.BEGUN.relapse(CLOCK.instant())).settled(CLOCK.instant());
    }

    private static Command key(String key) {
        return new Command("jo POST /there " + key, "", true, "jo");
    }
}
