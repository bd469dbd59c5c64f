package care.continuum.local.demo;

import care.continuum.events.Track;
import care.continuum.local.api.ApiClient;
import care.continuum.local.clinic.Staff;
import care.continuum.local.stack.Ports;
import care.continuum.local.stack.Progress;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneId;

/// One showing of the stories on a suite that runs.
public final class DemoRun {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final int SEATS = 12;

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
            var staff = new Staff(new ApiClient(ports.gateway()), ZONE);
            var scene = new Scene(staff, listener, teller, delays, ZONE, today);
            var cast = new Cast(today);
            var crowd = new Crowd(scene, cast);
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
}
