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
import care.continuum.messaging.checker.Fact.Bugged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
    private final Path folder;
    private final ApiClient api;
    private final List<Bugged> bugged = new ArrayList<>();
    private boolean skewed;

    private World(Home home, EngineSet engines, Stack stack, Path folder) {
        this.home = home;
        this.engines = engines;
        this.stack = stack;
        this.folder = folder;
        this.api = new ApiClient(stack.ports().gateway());
    }

    static World start(Home home, EngineSet engines, Progress progress) {
        var folder = home.folder().resolve("faults");
        try {
            Home.delete(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var more = new ArrayList<>(List.of(
                "--continuum.faults.folder=" + folder,
                "--continuum.faults.accept=all-data-may-be-lost",
                "--continuum.aftercare.sending.call-limit=3s",
                "--continuum.aftercare.sending.longest-pause=4s",
                "--continuum.aftercare.sending.rest=3s"));
        if (engines == EngineSet.THREE_BROKERS) {
            more.add("--continuum.messaging.replication=3");
        }
        var build = new Stack.Build(Shape.PROCESSES, engines, Stack.Purpose.BREAKING, more);
        return new World(home, engines, Stack.start(home, build, Ports.free(engines), progress), folder);
    }

    /// Opens sections, and hires clinicians with their rooms, so that hardly anybody has to wait.
    ///
    /// @param wings each with a section of a track, and twelve clinicians
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

    /// Kills the part when it reaches the step for the n-th time.
    void arm(Part part, String step, int times) {
        write(part.label() + ".kill", step + " " + times);
    }

    /// Takes back what [#arm] told. True where it has happened: then the part has ended.
    boolean fell(Part part) throws InterruptedException {
        // The file goes a moment before the process does.
        return !isGone(folder.resolve(part.label() + ".kill"))
                && Hearing.await(Duration.ofSeconds(5), () -> !stack.processes().lives(part));
    }

    /// Deletes a file; false where there is none.
    private static boolean isGone(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether what [#arm] told is still to come.
    boolean isArmed(Part part) {
        return Files.exists(folder.resolve(part.label() + ".kill"));
    }

    /// From its next start on the part's clock is ahead so far.
    void skew(Part part, long millis) {
        skewed = true;
        write(part.label() + ".skew", String.valueOf(millis));
    }

    /// No part can bear an event of these clients; an empty text takes it back.
    void bug(Part part, String clients) {
        if (!clients.isEmpty()) {
            bugged.add(new Bugged(part.label(), clients));
        }
        write(part.label() + ".bug", clients);
    }

    /// Whether every clock has been right at all times.
    boolean clocksWereRight() {
        return !skewed;
    }

    /// Whose events some service could not bear for a while.
    List<Bugged> bugged() {
        return List.copyOf(bugged);
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

    /// Nobody reads half a file.
    private void write(String name, String text) {
        try {
            var half = folder.resolve(name + ".half");
            Files.writeString(half, text);
            Files.move(
                    half,
                    folder.resolve(name),
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts again what has died, sets all clocks right, mends all bugs, returns when every service hears, and
    /// has redriven what was parked.
    void heal() throws InterruptedException {
        var processes = stack.processes();
        for (var part : Part.SERVICES) {
            isGone(folder.resolve(part.label() + ".kill"));
            bug(part, "");
            processes.resume(part);
            processes.leaveTwin(part);
            if (isGone(folder.resolve(part.label() + ".skew"))) {
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
