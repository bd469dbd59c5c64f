package care.continuum.engines;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// A broker that asks everybody for a password (`SASL_PLAINTEXT`, `PLAIN`; a user's is `<user>-secret`), and refuses
/// whatever no entry allows.
public final class SecuredKafka implements AutoCloseable {

    private static final String KEEPER = "keeper";

    private final Broker broker;
    private final Admin admin;

    private SecuredKafka(Broker broker) {
        this.broker = broker;
        this.admin = Admin.create(client(KEEPER));
    }

    /// @param folder of its own
    public static SecuredKafka start(Path folder, String... users) {
        var known = Stream.concat(Stream.of(KEEPER), Stream.of(users))
                .map(user -> " user_%s=\"%s\"".formatted(user, passwordOf(user)))
                .collect(Collectors.joining());
        var own = Map.of(
                "listener.security.protocol.map",
                "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "sasl.enabled.mechanisms",
                "PLAIN",
                "sasl.mechanism.inter.broker.protocol",
                "PLAIN",
                "listener.name.plaintext.plain.sasl.jaas.config",
                login(KEEPER, passwordOf(KEEPER), known),
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found",
                "false",
                // Who reaches the controller, reaches it on the loopback interface alone.
                "super.users",
                "User:ANONYMOUS;User:" + KEEPER);
        var port = FreePorts.find(1).getFirst();
        return new SecuredKafka(Broker.start(folder.resolve("kafka"), port, own, folder.resolve("kafka.log"), _ -> {}));
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /// A user's settings for a client of Kafka.
    public Map<String, Object> client(String user) {
        var settings = new HashMap<String, Object>(access(user, passwordOf(user)));
        settings.put("bootstrap.servers", bootstrapServers());
        return settings;
    }

    /// A user's settings as arguments of a service.
    public List<String> arguments(String user) {
        return arguments(user, passwordOf(user));
    }

    public List<String> arguments(String user, String password) {
        var arguments = new ArrayList<String>();
        access(user, password)
                .forEach((name, value) -> arguments.add("--spring.kafka.properties." + name + "=" + value));
        return arguments;
    }

    /// What `kafka-acls --producer` allows.
    public SecuredKafka tells(String user, String topic) {
        return allow(user, ResourceType.TOPIC, topic, AclOperation.CREATE, AclOperation.DESCRIBE, AclOperation.WRITE);
    }

    /// What `kafka-acls --consumer` allows.
    public SecuredKafka hears(String user, String topic, String group) {
        return allow(user, ResourceType.TOPIC, topic, AclOperation.DESCRIBE, AclOperation.READ)
                .allow(user, ResourceType.GROUP, group, AclOperation.READ);
    }

    /// What `kafka-acls --operation` allows.
    public SecuredKafka allow(String user, ResourceType kind, String name, AclOperation... operations) {
        return allow(user, new ResourcePattern(kind, name, PatternType.LITERAL), operations);
    }

    public SecuredKafka allow(String user, ResourcePattern what, AclOperation... operations) {
        var entries = Stream.of(operations)
                .map(operation -> new AclBinding(
                        what, new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)))
                .toList();
        return done(admin.createAcls(entries).all());
    }

    /// Makes topics of one partition.
    public SecuredKafka makes(Collection<String> topics) {
        return done(admin.createTopics(topics.stream()
                        .map(name -> new NewTopic(name, 1, (short) 1))
                        .toList())
                .all());
    }

    private SecuredKafka done(KafkaFuture<?> work) {
        try {
            work.get();
            return this;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Map<String, String> access(String user, String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                login(user, password, ""));
    }

    private static String passwordOf(String user) {
        return user + "-secret";
    }

    private static String login(String user, String password, String known) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\"%s;"
                .formatted(user, password, known);
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
