package care.continuum.suite.faults;

import care.continuum.engines.LocalPartner;
import care.continuum.local.api.ApiClient;
import care.continuum.local.stack.EngineSet;
import care.continuum.local.stack.Home;
import care.continuum.local.stack.Part;
import care.continuum.local.stack.Ports;
import care.continuum.local.stack.Progress;
import care.continuum.local.stack.Shape;
import care.continuum.local.stack.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The suite that is to be broken, one process each, with the files that tell its services what goes wrong.
final class World implements AutoCloseable {

    private final Home home;
    private final EngineSet engines;
    private final Stack stack;
    private final FaultFiles faults;
    private final ApiClient api;

    private World(Home home, EngineSet engines, Stack stack, FaultFiles faults) {
        this.home = home;
        this.engines = engines;
        this.stack = stack;
        this.faults = faults;
        this.api = new ApiClient(stack.ports().gateway());
    }

    static World start(Home home, EngineSet engines, Progress progress) {
        var faults = FaultFiles.in(home.folder().resolve("faults"));
        var more = new ArrayList<>(List.of(
                "--continuum.faults.folder=" + faults.folder(),
                "--continuum.faults.accept=all-data-may-be-lost",
                "--continuum.aftercare.sending.call-limit=3s",
                "--continuum.aftercare.sending.longest-pause=4s",
                "--continuum.aftercare.sending.rest=3s"));
        if (engines == EngineSet.THREE_BROKERS) {
            more.add("--continuum.messaging.replication=3");
        }
        var build = new Stack.Build(Shape.PROCESSES, engines, Stack.Purpose.BREAKING, more);
        return new World(home, engines, Stack.start(home, build, Ports.free(engines), progress), faults);
    }

    /// Opens sections, and hires clinicians with their rooms, so that hardly anybody has to wait.
    ///
    /// @param wings each with a section of each track, and twelve clinicians
    void furnish(int wings) {
        for (int i = 1; i <= 12 * wings; i++) {
            api.post("/api/scheduling/clinicians", Map.of("name", "Clinician " + i));
            api.post("/api/scheduling/rooms", Map.of("name", "Room " + i));
        }
        for (int i = 0; i < wings; i++) {
            for (var track : List.of("DAY", "EVENING")) {
                api.post("/api/scheduling/sections", Map.of("track", track, "ageBand", "ADULT", "capacity", 12));
            }
        }
        partner().enter(api);
    }

    /// Gives each section of adults so many seats. With few of them clients wait, and are offered what others leave.
    void giveSeats(int seats) {
        for (var section : api.get("/api/scheduling/sections?size=100").path("items")) {
            if (section.path("ageBand").asString("").equals("ADULT")) {
                api.put("/api/scheduling/sections/" + section.path("sectionId").asString(), Map.of("capacity", seats));
            }
        }
    }

    /// Speaks to the suite through the gateway, and waits out what passes.
    ApiClient api() {
        return api;
    }

    Partner partner() {
        return new Partner(ports().partner());
    }

    Stack stack() {
        return stack;
    }

    Ports ports() {
        return stack.ports();
    }

    EngineSet engines() {
        return engines;
    }

    Path logs() {
        return home.logs();
    }

    /// What the services are told to do wrong.
    FaultFiles faults() {
        return faults;
    }

    /// Whether the part has died of what [FaultFiles#arm] told, which is taken back.
    boolean fell(Part part) throws InterruptedException {
        // The file goes a moment before the process does.
        return !faults.disarm(part)
                && Hearing.await(Duration.ofSeconds(5), () -> !stack.processes().lives(part));
    }

    /// Whether events of the client are parked at the part.
    boolean isParked(Part part, String client) {
        return api.get("/api/ops/%s/parked?clientId=%s&size=1".formatted(part.label(), client))
                        .path("total")
                        .asLong()
                > 0;
    }

    /// Lets the part process what it parked. What still cannot be processed stays parked.
    void redrive(Part part) {
        var after = "";
        do {
            var wish = after.isEmpty() ? Map.of() : Map.of("after", after);
            after = api.post("/api/ops/%s/parked/redrive".formatted(part.label()), wish)
                    .path("next")
                    .asString("");
        } while (!after.isEmpty());
    }

    /// Starts again what has died, sets all clocks right, mends all bugs, returns when every service hears, and
    /// has redriven what was parked.
    void heal() throws InterruptedException {
        var processes = stack.processes();
        for (var part : Part.SERVICES) {
            faults.disarm(part);
            faults.bug(part, "");
            processes.resume(part);
            processes.leaveTwin(part);
            if (faults.setRight(part)) {
                processes.kill(part);
            }
            processes.revive(part);
        }
        Part.EDGE.forEach(processes::revive);
        partner().behave(LocalPartner.Mode.OK);
        stack.awaitReady();
        Part.SERVICES.forEach(this::redrive);
    }

    @Override
    public void close() {
        stack.close();
    }
}
