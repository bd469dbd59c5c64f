package care.continuum.local.demo;

import care.continuum.events.Track;
import care.continuum.local.api.ApiClient;
import care.continuum.local.clinic.Staff;
import care.continuum.local.stack.Ports;
import care.continuum.local.stack.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// One showing of the stories on a suite that runs.
public final class DemoRun {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final int SEATS = 12;
    private static final int AT_ONCE = 10;
    private static final int AFTER_STORIES = 1000;

    private final PrintStream out;
    private final Progress progress;

    public DemoRun(PrintStream out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /// Plays all of them; the last lines tell how fast aftercare followed.
    public void play(Ports ports) {
        var today = LocalDate.now(ZONE);
        var teller = new Teller(out);
        var delays = new Delays();
        try (var listener = new Listener(ports.kafka(), teller)) {
            var scene = scene(ports, listener, teller, delays, today);
            var cast = new Cast(today);
            var crowd = new Crowd(scene, cast, 0);
            progress.say("ten clients complete, of whom nothing is told");
            crowd.comes(10, 40, Track.DAY);
            crowd.completes();
            progress.say("the section of the evening track for adolescents fills up to its last seat");
            crowd.comes(SEATS - 1, 16, Track.EVENING);
            var stories = new Stories(scene, cast, teller);
            stories.anaCompletes();
            stories.benFallsBehind();
            stories.coleLeavesAndDanaGetsTheSeat();
            out.println();
            crowd.completes();
        }
        progress.say(delays.told());
    }

    /// Lets more clients complete, one after the other, of whom nothing is told; gives how long it took each time from
    /// `ProgramCompleted` until the aftercare plan could be read through the gateway.
    public List<Duration> completions(Ports ports, int people) {
        var today = LocalDate.now(ZONE);
        var delays = new Delays();
        try (var listener = new Listener(ports.kafka(), new Teller(out))) {
            var crowd =
                    new Crowd(scene(ports, listener, new Teller(out), delays, today), new Cast(today), AFTER_STORIES);
            for (int left = people; left > 0; left -= AT_ONCE) {
                // The seats of those before are released a moment after they have completed.
                crowd.comes(Math.min(AT_ONCE, left), 40, left / AT_ONCE % 2 == 0 ? Track.DAY : Track.EVENING);
                crowd.completes();
            }
        }
        return delays.all();
    }

    private static Scene scene(Ports ports, Listener listener, Teller teller, Delays delays, LocalDate today) {
        return new Scene(new Staff(new ApiClient(ports.gateway()), ZONE), listener, teller, delays, ZONE, today);
    }
}
