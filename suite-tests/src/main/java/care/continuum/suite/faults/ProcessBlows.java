package care.continuum.suite.faults;

import care.continuum.local.stack.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Blows against the services' processes. Each says whether it had its effect.
final class ProcessBlows {

    private static final Duration PAST_THE_SESSION_TIMEOUT = Duration.ofSeconds(9);
    private static final Duration LONGEST_WAIT_FOR_A_STEP = Duration.ofSeconds(12);
    private static final int JOINS = 5;

    private final World world;
    private final Groups groups;
    private final Hearing hearing;

    ProcessBlows(World world, Groups groups) {
        this.world = world;
        this.groups = groups;
        this.hearing = new Hearing(world);
    }

    boolean dieAtStep(Part part, String step, int times) throws InterruptedException {
        var processes = world.stack().processes();
        processes.revive(part);
        world.faults().arm(part, step, times);
        var _ = Hearing.await(
                LONGEST_WAIT_FOR_A_STEP,
                () -> !processes.lives(part) || !world.faults().isArmed(part));
        var died = world.fell(part);
        if (died) {
            processes.revive(part);
        }
        return died;
    }

    boolean restart(Part part) throws InterruptedException {
        world.stack().processes().kill(part);
        world.stack().processes().revive(part);
        return true;
    }

    /// Sleeps while a second process takes over, and wakes up in the belief that nothing has happened.
    boolean zombie(Part part) throws InterruptedException {
        var processes = world.stack().processes();
        if (!hearing.await(part)) {
            return false;
        }
        var shared = hearing.awaitBoth(part, processes.joinTwin(part));
        var before = groups.members(part.label());
        processes.pause(part);
        Thread.sleep(PAST_THE_SESSION_TIMEOUT);
        var after = groups.members(part.label());
        processes.resume(part);
        Thread.sleep(2_000);
        processes.leaveTwin(part);
        return shared && !after.isEmpty() && !after.containsAll(before);
    }

    /// Each join makes the group share anew, and so does each departure: a second process of the service joins, and
    /// while both hear, others pass by. It is waited for that each has its share.
    boolean storm(Part part) throws InterruptedException {
        var processes = world.stack().processes();
        if (!hearing.await(part)) {
            return false;
        }
        var joined = hearing.awaitBoth(part, processes.joinTwin(part)) ? 1 : 0;
        while (joined > 0 && joined < JOINS && Passerby.passes(world.ports().kafka(), part)) {
            joined++;
        }
        processes.leaveTwin(part);
        return joined == JOINS;
    }

    /// Hears everything again, where it had heard anything.
    boolean rewind(Part part) throws InterruptedException {
        world.stack().processes().kill(part);
        var hadHeard = groups.rewind(part.label());
        world.stack().processes().revive(part);
        return hadHeard;
    }

    /// Until it is healed, its clock is ahead so far.
    boolean skew(Part part, long millis) throws InterruptedException {
        world.faults().skew(part, millis);
        restart(part);
        return hearing.await(part);
    }

    boolean coldStart(int order) throws InterruptedException {
        var processes = world.stack().processes();
        for (var part : Part.SERVICES) {
            processes.kill(part);
        }
        world.stack().kafka().kill();
        world.stack().mongo().kill();
        var parts = new ArrayList<>(Part.SERVICES);
        Collections.shuffle(parts, new Random(order));
        for (var part : parts) {
            processes.revive(part);
            Thread.sleep(10L * order);
        }
        var engines =
                new ArrayList<>(List.of(world.stack().kafka(), world.stack().mongo()));
        Collections.rotate(engines, order);
        for (var engine : engines) {
            engine.restart();
            Thread.sleep(20L * order);
        }
        return true;
    }
}
