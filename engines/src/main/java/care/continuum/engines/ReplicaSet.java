package care.continuum.engines;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;

/// Several MongoDB servers that keep the same data, one of them the primary.
public final class ReplicaSet implements AutoCloseable {

    private static final String NAME = "continuum";
    private static final long LIMIT_NANOS = 60_000_000_000L;

    private final Path data;
    private final Path log;
    private final List<Mongod> members = new ArrayList<>();

    private ReplicaSet(Path data, Path log) {
        this.data = data;
        this.log = log;
    }

    /// Starts a server for each port, makes them a set where they are new, and returns when there is a primary.
    ///
    /// @throws EngineFailure when one does not start or no primary is found
    public static ReplicaSet start(Path data, List<Integer> ports, Path log, Consumer<String> progress) {
        var set = new ReplicaSet(data, log);
        try {
            for (var port : ports) {
                set.members.add(set.startMember(set.members.size(), port, progress));
            }
            set.initiate();
            set.awaitPrimary();
            return set;
        } catch (EngineFailure e) {
            set.close();
            throw e;
        }
    }

    private Mongod startMember(int index, int port, Consumer<String> progress) {
        return Mongod.start(
                data.resolve("member" + (index + 1)),
                port,
                log.resolveSibling("mongod%d.log".formatted(index + 1)),
                progress,
                List.of("--replSet=" + NAME));
    }

    private void initiate() {
        var hosts = new ArrayList<Document>();
        members.forEach(
                member -> hosts.add(new Document("_id", hosts.size()).append("host", "127.0.0.1:" + member.port())));
        var config = new Document("_id", NAME)
                .append("members", hosts)
                .append("settings", new Document("electionTimeoutMillis", 2_000));
        try (var client = members.getFirst().connect()) {
            client.getDatabase("admin").runCommand(new Document("replSetInitiate", config));
        } catch (MongoException e) {
            if (e.getCode() != 23) {
                throw new EngineFailure("the replica set cannot be made: " + e.getMessage(), e);
            }
        }
    }

    /// Returns the index of the primary once there is one.
    public int awaitPrimary() {
        var end = System.nanoTime() + LIMIT_NANOS;
        while (System.nanoTime() < end) {
            for (int index = 0; index < members.size(); index++) {
                if (isPrimary(members.get(index))) {
                    return index;
                }
            }
            Guarded.pause();
        }
        throw new EngineFailure("the replica set has no primary; see " + log.getParent());
    }

    private static boolean isPrimary(Mongod member) {
        try (var client = member.connect()) {
            return client.getDatabase("admin")
                    .runCommand(new Document("hello", 1))
                    .getBoolean("isWritablePrimary", false);
        } catch (MongoException away) {
            return false;
        }
    }

    /// Makes the primary hand over, also where it is alone for the moment: then there is none for a while.
    /// Returns whether another one leads when there is one again.
    public boolean stepDown() {
        var before = awaitPrimary();
        try (MongoClient client = members.get(before).connect()) {
            client.getDatabase("admin")
                    .runCommand(new Document("replSetStepDown", 10)
                            .append("secondaryCatchUpPeriodSecs", 5)
                            .append("force", true));
        } catch (MongoException e) {
            throw new EngineFailure("the primary does not step down: " + e.getMessage(), e);
        }
        return awaitPrimary() != before;
    }

    /// Ends one of them, counted from 0, as a power cut would.
    public void kill(int index) {
        members.get(index).kill();
    }

    /// Starts a killed one again on its folder.
    public void restart(int index) {
        members.set(index, startMember(index, members.get(index).port(), _ -> {}));
    }

    /// Without a database: all members, from which a client finds the primary.
    public String uri() {
        return "mongodb://"
                + members.stream().map(it -> "127.0.0.1:" + it.port()).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        members.reversed().forEach(Mongod::close);
    }
}
