package care.continuum.local.stack;

import care.continuum.engines.EngineFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// A running suite: broker, database, the applications. Closing it ends all of them.
public final class Stack implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long PATIENCE_MILLIS = 8_000;

    private final Home home;
    private final Build build;
    private final Shape shape;
    private final Ports ports;
    private final Progress progress;
    private final RunningNote note;
    private final Engines engines;
    private final Processes processes;
    private final Thread atExit = new Thread(this::end, "end-of-the-suite");
    private volatile boolean ended;

    /// How a suite is to stand.
    ///
    /// @param more settings for every application, as arguments
    public record Build(Shape shape, EngineSet engines, Purpose purpose, List<String> more) {

        static Build of(Shape shape) {
            return new Build(shape, EngineSet.STANDALONE, Purpose.WORK, List.of());
        }

        Launch launch(Home home, Ports ports) {
            return new Launch(home, ports, more, purpose == Purpose.TRAINING);
        }

        /// How long its processes may take to end.
        long patienceMillis() {
            return purpose == Purpose.TRAINING ? LIMIT.toMillis() : PATIENCE_MILLIS;
        }
    }

    /// What a suite is started for.
    public enum Purpose {
        WORK,
        /// Its processes leave start-up caches behind.
        TRAINING,
        /// Its engines let themselves be broken.
        BREAKING
    }

    private Stack(Home home, Build build, Ports ports, Progress progress) {
        this.home = home;
        this.build = build;
        this.shape = build.shape();
        this.ports = ports;
        this.progress = progress;
        this.note = RunningNote.claim(home);
        this.processes = new Processes(home, shape, build.launch(home, ports), progress);
        this.engines = new Engines(home, ports, build.engines(), build.purpose() == Purpose.BREAKING, progress);
    }

    /// Starts everything and returns when every service hears its topics; ends what it started when that fails.
    ///
    /// @throws CannotRun when something stands in the way
    public static Stack start(Home home, Shape shape, Ports ports, Progress progress) {
        return start(home, Build.of(shape), ports, progress);
    }

    /// The same, in the way described.
    public static Stack start(Home home, Build build, Ports ports, Progress progress) {
        var stack = new Stack(home.create(), build, ports, progress);
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

    /// The hosting processes.
    public Processes processes() {
        return processes;
    }

    /// The broker, or brokers.
    public Engine kafka() {
        return engines.kafka();
    }

    /// The database.
    public Engine mongo() {
        return engines.mongo();
    }

    /// Returns when every service hears its topics.
    ///
    /// @throws CannotRun when one does not within minutes, or has ended
    public void awaitReady() {
        awaitReadiness();
    }

    /// Returns only by a failure: when a part of the suite ends by itself, which it should not. Where each
    /// service has a process of its own, that is started again, unless it ends again and again.
    public void watch() throws InterruptedException {
        var readiness = new Readiness(ports, progress);
        var revivals = new Revivals(
                processes, part -> readiness.of(part) == Readiness.State.HEARS, progress, System::nanoTime);
        while (true) {
            mustGoOn(shape == Shape.PROCESSES ? revivals::look : processes::mustBeAlive);
            Thread.sleep(500);
        }
    }

    private void mustBeAlive() {
        mustGoOn(processes::mustBeAlive);
    }

    /// While the suite is ending, nothing that ends is a failure: the caller waits for the end of this program.
    private void mustGoOn(Runnable ofProcesses) {
        while (ended) {
            LockSupport.park();
        }
        ofProcesses.run();
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
        var launch = build.launch(home, ports);
        var commands = new LinkedHashMap<String, List<String>>();
        shape.processes().forEach((name, parts) -> commands.put(name, launch.command(name, parts, shape)));
        note.write(shape, ports);
        engines.start();
        commands.forEach((name, command) -> {
            progress.say("starting " + name + describe(shape.processes().getOrDefault(name, List.of())));
            processes.start(name, command);
        });
        awaitReadiness();
    }

    private static String describe(List<Part> parts) {
        return parts.size() == 1 ? "" : parts.stream().map(Part::label).collect(Collectors.joining(", ", " (", ")"));
    }

    private void awaitReadiness() {
        new Readiness(ports, progress).await(LIMIT, this::mustBeAlive);
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (!processes.isEmpty()) {
            progress.say("ending the suite ...");
        }
        try (note;
                engines) {
            processes.end(build.patienceMillis());
        }
        if (home.passing()) {
            Home.delete(home.data());
        }
    }
}
