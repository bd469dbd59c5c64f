package care.continuum.messaging;

import java.util.ArrayList;
import java.util.List;

/// The instances of the service, as they come and go.
final class SimulatedCluster {

    private static final int LATE_MILLIS = 300;

    private final Ground ground;
    private final Schedule schedule;
    private final List<SimulatedInstance> instances = new ArrayList<>();
    private boolean healing;

    SimulatedCluster(Ground ground) {
        this.ground = ground;
        this.schedule = ground.schedule();
    }

    /// Some begin with the code that can process everything.
    void begin() {
        var instance = new SimulatedInstance(ground);
        instances.add(instance);
        if (healing) {
            heal(instance);
        } else if (schedule.random.nextInt(4) == 0) {
            instance.mend();
        }
        instance.start();
    }

    SimulatedInstance anybody() {
        return instances.get(schedule.random.nextInt(instances.size()));
    }

    /// Gives each partition to somebody else, or to the same again.
    void share() {
        ground.topic().partitions().forEach(it -> it.give(anybody()));
    }

    /// Another takes its place. What the dead one had sent may still arrive.
    void kill() {
        var dying = anybody();
        end(dying);
        instances.remove(dying);
        begin();
        var left = dying.producer.leftOnTheWay();
        if (!left.isEmpty() && schedule.random.nextBoolean()) {
            ground.topic().appendLater(LATE_MILLIS, left);
        }
    }

    void stand(long nanos) {
        schedule.stand(anybody().host, nanos);
    }

    void heal() {
        healing = true;
        instances.forEach(this::heal);
        share();
    }

    private void heal(SimulatedInstance instance) {
        schedule.stand(instance.host, 0);
        instance.mend();
        instance.producer.heal();
    }

    void end() {
        instances.forEach(this::end);
    }

    private void end(SimulatedInstance instance) {
        schedule.kill(instance.host);
        instance.close();
    }
}
