package care.continuum.scheduling.clinic;

import care.continuum.events.Track;
import care.continuum.messaging.RuleBroken;
import care.continuum.scheduling.terms.TrackTemplate;
import care.continuum.web.BadInput;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The templates of the tracks. They are fixed; entering one checks it.
@RestController
@RequestMapping("/api/scheduling/tracks")
class TrackController {

    /// A template: its service days and the hours of its group, in the clinic's zone.
    record TrackView(Track track, Set<DayOfWeek> days, LocalTime startsAt, LocalTime endsAt) {

        static TrackView of(TrackTemplate template) {
            return new TrackView(template.track(), template.days(), template.startsAt(), template.endsAt());
        }
    }

    @GetMapping
    Page<TrackView> tracks(PageQuery page, Caller caller) {
        caller.mustBe("intake", "clinician", "scheduler", "supervisor", "operations");
        return Page.of(
                Arrays.stream(Track.values())
                        .map(TrackTemplate::of)
                        .map(TrackView::of)
                        .toList(),
                page);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TrackView enter(@RequestBody TrackView body, Caller caller) {
        caller.mustBe("scheduler", "supervisor");
        if (!body.startsAt().isBefore(body.endsAt())) {
            throw new BadInput(List.of(new BadInput.Fault("endsAt", "must be after startsAt")));
        }
        if (TrackTemplate.leavesTooLong(body.days())) {
            throw new RuleBroken(
                    "service-days-too-far-apart",
                    "A track may not leave more than two days in a row without a service day");
        }
        if (!body.equals(TrackView.of(TrackTemplate.of(body.track())))) {
            throw new RuleBroken("track-fixed", "The templates of the tracks cannot be changed yet");
        }
        return body;
    }
}
