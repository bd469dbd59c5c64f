package care.continuum.aftercare.plan;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.aftercare.Topics;
import care.continuum.aftercare.terms.Course;
import care.continuum.aftercare.terms.DisclosureLedger;
import care.continuum.aftercare.terms.Parcel;
import care.continuum.aftercare.terms.Task;
import care.continuum.events.Channel;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.IntakeEvent.InquiryReceived;
import care.continuum.events.Reason;
import care.continuum.events.ReferralId;
import care.continuum.events.Track;
import care.continuum.messaging.Change;
import care.continuum.messaging.EventContract;
import care.continuum.messaging.Feed;
import care.continuum.messaging.Origin;
import care.continuum.testing.GoldenLine;
import care.continuum.testing.InMemory;
import care.continuum.testing.Proves;
import care.continuum.web.ClinicZone;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What was released once is understood for ever.
class FeedsTest {

    private static final EpisodeId AGAIN = new EpisodeId(new UUID(0, 9));

    private final InMemory<Plan> plans = new InMemory<>();
    private final NewsDesk desk =
            new NewsDesk(plans, List::of, Ana.TERMS, new ClinicZone(Ana.ZONE), Clock.fixed(Ana.NOW, ZoneOffset.UTC));

    static Stream<Arguments> everyLine() {
        return Stream.of(Topics.INTAKE, Topics.SCHEDULING, Topics.ATTENDANCE, Topics.AFTERCARE)
                .flatMap(topic -> GoldenLine.of(topic).stream().map(line -> Arguments.of(line, topic)));
    }

    @ParameterizedTest
    @MethodSource("everyLine")
    <E> void everyGoldenLineIsReadWithoutLoss(GoldenLine line, EventContract<E> topic) {
        assertThat(line.retold(topic)).isEqualTo(line.tree());
    }

    @Test
    void everyGoldenLineGoesThroughItsFeed() {
        var lines = feeds().stream().mapToInt(GoldenLine::tellAll).sum();

        assertThat(lines).isGreaterThanOrEqualTo(39);
        var stay = GoldenLine.of(Topics.ATTENDANCE)
                .getFirst()
                .read(Topics.ATTENDANCE)
                .episodeId();
        var plan = plans.get(stay.toString());
        assertThat(plan.isMade()).isTrue();
        assertThat(plan.heard().enrollment()).isNotNull();
        assertThat(plan.heard().consents()).isNotEqualTo(Ana.unheard().heard().consents());
    }

    @Test
    @Proves("relapse")
    void theInquiryOfAClientWhoComesBackSettlesTheRelapseOfTheStayBefore() {
        var stay = Ana.EPISODE.toString();
        plans.settle(stay, () -> relapsed(Ana.NOW), Change::none);

        hearInquiry(1, null);
        assertThat(plans.get(stay).tasks()).anyMatch(task -> task.kind() == Task.Kind.READMISSION);
        hearInquiry(2, Ana.EPISODE);

        assertThat(plans.get(stay).tasks()).isNotEmpty().noneMatch(task -> task.kind() == Task.Kind.READMISSION);
        assertThat(plans.find(AGAIN.toString())).isEmpty();
    }

    @Test
    @Proves("relapse")
    void whoComesBackSettlesTheRelapsesToldBeforeInAllPlans() {
        var between = new EpisodeId(new UUID(0, 8));
        var stay = Ana.EPISODE.toString();
        plans.settle(stay, () -> relapsed(Ana.NOW), Change::none);

        hearInquiry(1, between);
        var left = plans.left().getFirst();
        new TodoDesk(plans, new KeptPlans(plans.get(stay)), new Unasked(), Clock.fixed(Ana.NOW, ZoneOffset.UTC))
                .follow(plans.get(left.id()), left.todo());

        assertThat(plans.get(stay).tasks()).isNotEmpty().noneMatch(task -> task.kind() == Task.Kind.READMISSION);
        var since = relapsed(Ana.NOW.plusSeconds(1));
        assertThat(Readmitting.back(since, Ana.NOW, Ana.NOW).state().tasks()).isEqualTo(since.tasks());
    }

    private static Plan relapsed(Instant at) {
        return Ana.after(Ana.COMPLETED).with(Course.BEGUN.relapse(at)).settled(Ana.NOW);
    }

    /// Nothing of it is intake's.
    static final class Unasked implements DisclosureLedger {

        @Override
        public void sent(ClientId client, ReferralId referral, String recipient) {
            throw new AssertionError("nothing was sent");
        }

        @Override
        public boolean allows(Parcel parcel, String purpose) {
            throw new AssertionError("nothing is to be sent");
        }
    }

    private void hearInquiry(int sequence, @Nullable EpisodeId before) {
        new IntakeFeed(desk)
                .on(
                        new InquiryReceived(
                                Ana.CLIENT, AGAIN, Channel.PHONE, Reason.CO_OCCURRING, Track.DAY, Ana.NOW, before),
                        new Origin(Topics.INTAKE.source(), Ana.CLIENT.toString(), sequence, "", Ana.NOW, ""));
    }

    private List<Feed<?>> feeds() {
        return List.of(new IntakeFeed(desk), new SchedulingFeed(desk), new AttendanceFeed(desk));
    }
}
