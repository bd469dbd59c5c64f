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
import java.util.ArrayList;
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

    /// @param place from 1 in the waitlist of the track and the age band
    record WaitingView(
            int place,
            ClientId clientId,
            EpisodeId episodeId,
            Track track,
            AgeBand ageBand,
            WaitlistPriority priority,
            Instant since) {}

    /// Who has an offer is not on it as long as that stands.
    @GetMapping("/api/intake/waitlist")
    Page<WaitingView> waitlist(
            @RequestParam @Nullable Track track,
            @RequestParam @Nullable AgeBand ageBand,
            PageQuery page,
            Caller caller) {
        caller.mustBe("intake", "clinician", "scheduler", "supervisor");
        var all = new ArrayList<WaitingView>();
        for (var each : track == null ? List.of(Track.values()) : List.of(track)) {
            for (var band : ageBand == null ? List.of(AgeBand.values()) : List.of(ageBand)) {
                all.addAll(placed(directory.waiting(each, band)));
            }
        }
        return Page.of(all, page);
    }

    private static List<WaitingView> placed(List<Client> inOrder) {
        var placed = new ArrayList<WaitingView>();
        for (var client : inOrder) {
            var waiting = Objects.requireNonNull(client.waiting());
            var episode = client.current();
            placed.add(new WaitingView(
                    placed.size() + 1,
                    episode.clientId(),
                    episode.episodeId(),
                    waiting.track(),
                    waiting.ageBand(),
                    episode.inquiry().rank(),
                    waiting.since()));
        }
        return placed;
    }
}
