package care.continuum.intake.client;

import care.continuum.events.AgeBand;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import care.continuum.web.Caller;
import care.continuum.web.Page;
import care.continuum.web.PageQuery;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who is next when a seat becomes free.
@RestController
class WaitlistController {

    private final Directory directory;

    WaitlistController(Directory directory) {
        this.directory = directory;
    }

    /// @param place    from 1 in the waitlist of the track and the age band
    /// @param priority is clinical: of those who only plan it is for whoever breaks the glass, and that is noted
    record WaitingView(
            int place,
            ClientId clientId,
            EpisodeId episodeId,
            Track track,
            AgeBand ageBand,
            @Nullable WaitlistPriority priority,
            Instant since) {}

    /// Who has an offer is not on it as long as that stands.
    @GetMapping("/api/intake/waitlist")
    Page<WaitingView> waitlist(
            @RequestParam @Nullable Track track,
            @RequestParam @Nullable AgeBand ageBand,
            PageQuery page,
            Caller caller) {
        caller.mustBe("intake", "clinician", "scheduler", "supervisor");
        var tracks = track == null ? List.of(Track.values()) : List.of(track);
        var bands = ageBand == null ? List.of(AgeBand.values()) : List.of(ageBand);
        var clinical = caller.may(ClientController.CHART);
        return Page.of(directory.waiting(tracks, bands, page), placed -> view(placed, clinical));
    }

    private static WaitingView view(Directory.Placed placed, boolean clinical) {
        var waiting = Objects.requireNonNull(placed.client().waiting());
        var episode = placed.client().current();
        return new WaitingView(
                placed.place(),
                episode.clientId(),
                episode.episodeId(),
                waiting.track(),
                waiting.ageBand(),
                clinical ? episode.inquiry().rank() : null,
                waiting.since());
    }
}
