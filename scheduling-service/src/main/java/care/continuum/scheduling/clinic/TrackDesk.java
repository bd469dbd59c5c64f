package care.continuum.scheduling.clinic;

import care.continuum.events.Track;
import care.continuum.messaging.Aggregates;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Change;
import care.continuum.messaging.Command;
import care.continuum.scheduling.Timetable;
import care.continuum.scheduling.Timetable.Hindrance;
import care.continuum.scheduling.Timetable.Hours;
import care.continuum.scheduling.terms.SetupChanged;
import care.continuum.scheduling.terms.TrackTemplate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Keeps the templates of the tracks.
@Component
class TrackDesk {

    private final Aggregates<Timetable> timetables;
    private final TrackUse use;
    private final GroupTimes times;
    private final ApplicationEventPublisher setup;
    private final Clock clock;

    TrackDesk(
            Aggregates<Timetable> timetables,
            TrackUse use,
            GroupTimes times,
            ApplicationEventPublisher setup,
            Clock clock) {
        this.timetables = timetables;
        this.use = use;
        this.times = times;
        this.setup = setup;
        this.clock = clock;
    }

    /// Once a change has begun, plans under way give way to tries that see it, and these wait until it is decided: so
    /// nobody is planned by the old times after it was looked for who is. The same command again is answered where
    /// it was carried out, whichever track it names.
    <A> A change(Track track, Hours wanted, Command command, Answer<TrackTemplate, A> answer) {
        var told = Answer.<Timetable, A>as(answer.type(), it -> answer.view().apply(it.template()));
        var before = Arrays.stream(Track.values())
                .map(Track::name)
                .filter(it -> timetables.remembers(it, command))
                .findFirst();
        if (before.isPresent()) {
            return timetables.again(before.get(), command, told);
        }
        var now = clock.instant();
        var begun = settle(track, it -> it.tries(wanted, times.mostDaysWithoutService(), now));
        try {
            var hindrance = begun.isChanging() ? hindrance(begun, begun.template(wanted)) : Hindrance.NONE;
            return timetables.amend(track.name(), command, it -> it.done(begun, hindrance), told);
        } finally {
            settle(track, it -> it.givenUp(begun));
            setup.publishEvent(new SetupChanged());
        }
    }

    private Hindrance hindrance(Timetable begun, TrackTemplate wanted) {
        var now = clock.instant();
        setup.publishEvent(new SetupChanged());
        var ahead = use.ahead(wanted.track(), now);
        if (!ahead.isEmpty()) {
            return new Hindrance(ahead, List.of(), null);
        }
        use.clear(begun, now);
        return new Hindrance(List.of(), times.clashes(wanted), use.lastMet(wanted.track(), now));
    }

    private Timetable settle(Track track, Function<Timetable, Change<Timetable>> step) {
        return timetables.settle(track.name(), () -> Timetable.shipped(track), step);
    }
}
