package care.continuum.local.stack;

import care.continuum.engines.FreePorts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// The hosting processes of a running suite. What breaks them here, as broken machines would, is for tests.
public final class Processes {

    private final Home home;
    private final Shape shape;
    private final Launch launch;
    private final Progress progress;
    private final Map<String, Child> children = new ConcurrentSkipListMap<>();
    private boolean ending;

    Processes(Home home, Shape shape, Launch launch, Progress progress) {
        this.home = home;
        this.shape = shape;
        this.launch = launch;
        this.progress = progress;
    }

    void start(String name, List<String> command) {
        children.put(name, Child.start(name, command, home.logs().resolve(name + ".log")));
    }

    void mustBeAlive() {
        children.values().forEach(Child::mustBeAlive);
    }

    /// Kills the process that hosts the part, as a broken machine would.
    public void kill(Part part) throws InterruptedException {
        var child = hosting(part);
        child.process().destroyForcibly().waitFor();
        progress.say("killed " + child.name());
    }

    /// Starts the process that hosts the part again, where it has ended, and does not wait.
    public void revive(Part part) {
        var child = hosting(part);
        if (!child.process().isAlive()) {
            children.put(child.name(), child.again());
            progress.say("starting " + child.name() + " again");
        }
    }

    /// Those that have ended and should not have.
    synchronized List<Child> dead() {
        return ending
                ? List.of()
                : children.values().stream()
                        .filter(child -> !child.process().isAlive())
                        .toList();
    }

    /// Another one in the place of this one; false while all of them are to end.
    synchronized boolean replace(Child dead) {
        if (!ending) {
            children.put(dead.name(), dead.again());
        }
        return !ending;
    }

    /// Whether the process that hosts the part lives.
    public boolean lives(Part part) {
        return hosting(part).process().isAlive();
    }

    /// Puts the process that hosts the part to sleep.
    public void pause(Part part) {
        hosting(part).pause();
    }

    /// Wakes it.
    public void resume(Part part) {
        hosting(part).resume();
    }

    /// Starts one more process of the part, which the gateway does not know and which hears a share of the topics.
    /// Returns the port at which it answers.
    public int joinTwin(Part part) {
        var name = twin(part);
        var port = FreePorts.find(1).getFirst();
        start(name, launch.command(name, part, port));
        progress.say("starting a second " + part.label());
        return port;
    }

    /// Kills the second process of the part, if there is one.
    public void leaveTwin(Part part) throws InterruptedException {
        var second = children.remove(twin(part));
        if (second != null) {
            second.process().destroyForcibly().waitFor();
            progress.say("killed the second " + part.label());
        }
    }

    private static String twin(Part part) {
        return part.label() + "-twin";
    }

    private Child hosting(Part part) {
        var name = shape.hosting(part);
        var child = children.get(name);
        if (child == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return child;
    }

    boolean isEmpty() {
        return children.isEmpty();
    }

    /// Asks all of them to end, and insists after a while.
    void end(long patienceMillis) {
        synchronized (this) {
            ending = true;
        }
        try {
            children.values().forEach(Child::resume);
            children.values().forEach(Child::askToEnd);
            var deadline = System.currentTimeMillis() + patienceMillis;
            for (var child : children.values()) {
                child.awaitEnd(Math.max(1, deadline - System.currentTimeMillis()));
            }
        } catch (InterruptedException e) {
            children.values().forEach(child -> child.process().destroyForcibly());
            Thread.currentThread().interrupt();
        }
    }
}
