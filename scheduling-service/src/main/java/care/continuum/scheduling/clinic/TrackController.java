package care.continuum.scheduling.clinic;

import care.continuum.events.Track;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.scheduling.ClinicDays;
import care.continuum.scheduling.Timetable.Hours;
import care.continuum.scheduling.terms.TrackTemplate;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Check;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The templates of the tracks.
@RestController
@RequestMapping("/api/scheduling/tracks")
class TrackController {

    private final TrackDesk desk;
    private final ClinicDays clinic;

    TrackController(TrackDesk desk, ClinicDays clinic) {
        this.desk = desk;
        this.clinic = clinic;
    }

    /// A template: its service days and the hours of its group, in the clinic's zone.
    record TrackView(Track track, Set<DayOfWeek> days, LocalTime startsAt, LocalTime endsAt) {

        private static final long QUARTER = Duration.ofMinutes(15).toNanos();

        static TrackView of(TrackTemplate template) {
            return new TrackView(
                    template.track(), new TreeSet<>(template.days()), template.startsAt(), template.endsAt());
        }

        @Check
        static List<Fault> start(LocalTime startsAt) {
            return Fault.unless(startsAt.toNanoOfDay() % QUARTER == 0, "startsAt", "must be on a quarter of an hour");
        }

        @Check
        static List<Fault> length(LocalTime startsAt, LocalTime endsAt) {
            if (!startsAt.isBefore(endsAt)) {
                return List.of(new Fault("endsAt", "must be after startsAt"));
            }
            var length = TrackTemplate.GROUP_LENGTH;
            return Fault.unless(
                    Duration.between(startsAt, endsAt).equals(length),
                    "endsAt",
                    "must be %d minutes after startsAt: every plan counts on groups of that length"
                            .formatted(length.toMinutes()));
        }
    }

    @GetMapping
    Page<TrackView> tracks(PageQuery page, Caller caller) {
        caller.mustBe("intake", "clinician", "scheduler", "supervisor", "operations");
        var templates = clinic.templates();
        return Page.of(
                Arrays.stream(Track.values())
                        .map(templates::of)
                        .map(TrackView::of)
                        .toList(),
                page);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TrackView change(@RequestBody TrackView body, Command command, Caller caller) {
        caller.mustBe("scheduler", "supervisor");
        return desk.change(
                body.track(),
                new Hours(body.days(), body.startsAt(), body.endsAt()),
                command,
                Answer.as(TrackView.class, TrackView::of));
    }
}
