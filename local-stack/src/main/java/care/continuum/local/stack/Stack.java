package care.continuum.local.stack;

import care.continuum.engines.EngineFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// A running suite: broker, database, the applications. Closing it ends all of them.
public final class Stack implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long PATIENCE_MILLIS = 8_000;

    private final Home home;
    private final Shape shape;
    private final Ports ports;
    private final Progress progress;
    private final RunningNote note;
    private final Engines engines;
    private final Map<String, Child> children = new ConcurrentSkipListMap<>();
    private final Thread atExit = new Thread(this::end, "end-of-the-suite");
    private volatile boolean ended;

    private Stack(Home home, Shape shape, Ports ports, Progress progress) {
        this.home = home;
        this.shape = shape;
        this.ports = ports;
        this.progress = progress;
        this.note = RunningNote.claim(home);
        this.engines = new Engines(home, ports, progress);
    }

    /// Starts everything and returns when every service hears its topics; ends what it started when that fails.
    ///
    /// @throws CannotRun when something stands in the way
    public static Stack start(Home home, Shape shape, Ports ports, Progress progress) {
        var stack = new Stack(home.create(), shape, ports, progress);
        Runtime.getRuntime().addShutdownHook(stack.atExit);
        try {
            stack.begin();
            return stack;
        } catch (EngineFailure e) {
            stack.close();
            throw new CannotRun(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    public Ports ports() {
        return ports;
    }

    /// Kills the process that hosts the part, as a broken machine would.
    public void kill(Part part) throws InterruptedException {
        var child = hosting(part);
        child.process().destroyForcibly().waitFor();
        progress.say("killed " + child.name());
    }

    /// Starts the killed processes again and returns when all is ready.
    public void restart(Part... parts) {
        for (var part : parts) {
            var again = hosting(part).again();
            children.put(again.name(), again);
            progress.say("starting " + again.name() + " again");
        }
        awaitReadiness();
    }

    /// Returns only by a failure: when a part of the suite ends by itself, which it should not.
    public void watch() throws InterruptedException {
        while (true) {
            mustBeAlive();
            Thread.sleep(500);
        }
    }

    /// While the suite is ending, nothing that ends is a failure: the caller waits for the end of this program.
    private void mustBeAlive() {
        while (ended) {
            LockSupport.park();
        }
        children.values().forEach(Child::mustBeAlive);
        try {
            engines.mustBeAlive();
        } catch (EngineFailure e) {
            throw new CannotRun(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        end();
        if (Thread.currentThread() != atExit) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                progress.say("the program is ending already");
            }
        }
    }

    private void begin() {
        ports.mustBeFree();
        var launch = new Launch(home, ports);
        var commands = new LinkedHashMap<String, List<String>>();
        shape.processes().forEach((name, parts) -> commands.put(name, launch.command(name, parts, shape)));
        note.write(shape, ports);
        engines.start();
        commands.forEach((name, command) -> {
            progress.say("starting " + name + describe(shape.processes().getOrDefault(name, List.of())));
            children.put(name, Child.start(name, command, home.logs().resolve(name + ".log")));
        });
        awaitReadiness();
    }

    private static String describe(List<Part> parts) {
        return parts.size() == 1 ? "" : parts.stream().map(Part::label).collect(Collectors.joining(", ", " (", ")"));
    }

    private void awaitReadiness() {
        new Readiness(ports, progress).await(LIMIT, this::mustBeAlive);
    }

    private Child hosting(Part part) {
        var name = shape.hosting(part);
        var child = children.get(name);
        if (child == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return child;
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (!children.isEmpty()) {
            progress.say("ending the suite ...");
        }
        try (note;
                engines) {
            endChildren();
        }
        if (home.passing()) {
            Home.delete(home.data());
        }
    }

    private void endChildren() {
        try {
            children.values().forEach(Child::askToEnd);
            var deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
            for (var child : children.values()) {
                child.awaitEnd(Math.max(1, deadline - System.currentTimeMillis()));
            }
        } catch (InterruptedException e) {
            children.values().forEach(child -> child.process().destroyForcibly());
            Thread.currentThread().interrupt();
        }
    }
}
