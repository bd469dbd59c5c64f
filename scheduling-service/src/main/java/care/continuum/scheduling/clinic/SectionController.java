package care.continuum.scheduling.clinic;

import care.continuum.events.AgeBand;
import care.continuum.events.ClinicianId;
import care.continuum.events.RoomId;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.messaging.Answer;
import care.continuum.messaging.Command;
import care.continuum.scheduling.clinic.SectionDesk.Standing;
import care.continuum.scheduling.clinic.SectionDesk.Wanted;
import care.continuum.scheduling.terms.Section;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The sections of the tracks.
@RestController
@RequestMapping("/api/scheduling/sections")
class SectionController {

    private final SectionDesk desk;

    SectionController(SectionDesk desk) {
        this.desk = desk;
    }

    record Opening(
            Track track,
            AgeBand ageBand,
            @Min(1) @Max(100) int capacity,
            @Nullable ClinicianId facilitatorId,
            @Nullable RoomId roomId) {}

    record SectionView(
            SectionId sectionId,
            Track track,
            AgeBand ageBand,
            int capacity,
            ClinicianId facilitatorId,
            RoomId roomId,
            int free) {

        static SectionView of(Section section, int free) {
            return new SectionView(
                    section.sectionId(),
                    section.track(),
                    section.ageBand(),
                    section.capacity(),
                    section.facilitatorId(),
                    section.roomId(),
                    free);
        }

        static SectionView of(Standing standing) {
            return of(standing.section(), standing.free());
        }
    }

    record Size(@Min(1) @Max(100) int capacity) {}

    @PutMapping("/{sectionId}")
    SectionView resize(@PathVariable SectionId sectionId, @RequestBody Size body, Command command, Caller caller) {
        caller.mustBe("scheduler", "supervisor");
        return desk.resize(sectionId, body.capacity(), command, Answer.as(SectionView.class, SectionView::of));
    }

    @GetMapping
    Page<SectionView> sections(
            @RequestParam @Nullable Track track,
            @RequestParam @Nullable AgeBand ageBand,
            PageQuery page,
            Caller caller) {
        caller.mustBe("intake", "clinician", "scheduler", "supervisor", "operations");
        var found = desk.sections(
                it -> (track == null || it.track() == track) && (ageBand == null || it.ageBand() == ageBand));
        return Page.of(found.stream().map(SectionView::of).toList(), page);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SectionView open(@RequestBody Opening body, Command command, Caller caller) {
        caller.mustBe("scheduler", "supervisor");
        var wanted = new Wanted(body.track(), body.ageBand(), body.capacity(), body.facilitatorId(), body.roomId());
        return desk.open(
                wanted, command, Answer.as(SectionView.class, section -> SectionView.of(section, section.capacity())));
    }
}
