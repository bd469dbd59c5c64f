package care.continuum.scheduling.plan;

import static care.continuum.events.SessionKind.INDIVIDUAL;
import static care.continuum.events.SessionKind.PSYCHOEDUCATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import care.continuum.events.SectionId;
import care.continuum.events.SessionKind;
import care.continuum.events.Track;
import care.continuum.scheduling.terms.TrackTemplate;
import care.continuum.testing.Proves;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StretchTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Meetings DAY = meetings(Track.DAY);

    @Test
    @Proves("hold")
    void howeverLateAClientComesBackNothingOfThePlanIsLost() {
        var plan = IntStream.range(0, 3)
                .mapToObj(week -> new Stretch(MONDAY.plusWeeks(week), Stretch.WEEK, 3, others(1, 10), "block " + week))
                .toList();

        var rest = Stretch.moved(plan, 0, MONDAY.plusWeeks(9), DAY);

        assertThat(rest).extracting(Stretch::groups).containsExactly(3, 3, 3);
        assertThat(rest).extracting(each -> each.others().size()).containsExactly(11, 11, 11);
        assertThat(rest.stream().flatMap(each -> each.others().stream()))
                .containsExactlyInAnyOrderElementsOf(others(3, 30));
        assertThat(rest)
                .extracting(Stretch::from)
                .containsExactly(MONDAY.plusWeeks(9), MONDAY.plusWeeks(10), MONDAY.plusWeeks(11));
        assertThat(rest).extracting(Stretch::origin).doesNotHaveDuplicates();
    }

    @Test
    void whatFitsIntoAWeekIsInOne() {
        var plan = List.of(new Stretch(MONDAY, Stretch.WEEK, 3, others(1, 0), "block"));

        assertThat(Stretch.moved(plan, 0, MONDAY.plusWeeks(1), DAY))
                .containsExactly(
                        new Stretch(MONDAY.plusWeeks(1), Stretch.WEEK, 3, others(1, 0), "late@" + MONDAY.plusWeeks(1)));
        assertThat(Stretch.moved(plan, 0, MONDAY, DAY))
                .extracting(Stretch::groups)
                .containsExactly(3);
    }

    /// A change of the track on a Monday, the last day of a block: only the hour before the group is left.
    @Test
    @Proves("track-change")
    void whatFindsNoHourInTheRestOfABlockComesAfterTheLast() {
        var rest = List.of(new Stretch(MONDAY, 1, 1, others(1, 2), "block"));

        assertThat(Stretch.moved(rest, 0, MONDAY, meetings(Track.EVENING)))
                .extracting(Stretch::from, Stretch::groups, Stretch::others)
                .containsExactly(
                        tuple(MONDAY, 1, List.of(INDIVIDUAL)),
                        tuple(MONDAY.plusDays(1), 0, List.of(PSYCHOEDUCATION, PSYCHOEDUCATION)));
    }

    private static Meetings meetings(Track track) {
        var section = new SectionId(UUID.randomUUID());
        return new Meetings(TrackTemplate.shipped(track), section, List.of(), Clinic.CHARLOTTE);
    }

    private static List<SessionKind> others(int individual, int classes) {
        var all = new ArrayList<>(Collections.nCopies(individual, INDIVIDUAL));
        all.addAll(Collections.nCopies(classes, PSYCHOEDUCATION));
        return all;
    }
}
