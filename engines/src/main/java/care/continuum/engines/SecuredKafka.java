package care.continuum.engines;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// A broker that asks everybody for a password (`SASL_PLAINTEXT`, `PLAIN`; a user's is `<user>-secret`), and refuses
/// whatever no entry allows. A newcomer, whom it does not know yet, asks by `SCRAM-SHA-256`.
public final class SecuredKafka implements AutoCloseable {

    private static final String KEEPER = "keeper";
    private static final String LATE = ScramMechanism.SCRAM_SHA_256.mechanismName();
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required";
    private static final int ITERATIONS = 4096;

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
                "listener.name.plaintext.scram-sha-256.sasl.jaas.config",
                SCRAM + ";",
                "listener.security.protocol.map",
                "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "sasl.enabled.mechanisms",
                "PLAIN," + LATE,
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
        return arguments(access(user, password));
    }

    /// The same of somebody who has no password until [#welcome] makes it.
    public List<String> argumentsOfNewcomer(String user) {
        var access = new HashMap<>(access(user, passwordOf(user)));
        access.put("sasl.mechanism", LATE);
        access.put("sasl.jaas.config", SCRAM + " username=\"%s\" password=\"%s\";".formatted(user, passwordOf(user)));
        return arguments(access);
    }

    private static List<String> arguments(Map<String, String> access) {
        return access.entrySet().stream()
                .map(it -> "--spring.kafka.properties." + it.getKey() + "=" + it.getValue())
                .toList();
    }

    public SecuredKafka welcome(String newcomer) {
        var kind = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, ITERATIONS);
        return done(admin.alterUserScramCredentials(
                        List.of(new UserScramCredentialUpsertion(newcomer, kind, passwordOf(newcomer))))
                .all());
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

    public SecuredKafka hearsNoMore(String user, String topic, String group) {
        var read = new AccessControlEntryFilter("User:" + user, "*", AclOperation.READ, AclPermissionType.ALLOW);
        var entries = Stream.of(
                        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                        new ResourcePattern(ResourceType.GROUP, group, PatternType.LITERAL))
                .map(what -> new AclBindingFilter(what.toFilter(), read))
                .toList();
        return done(admin.deleteAcls(entries).all());
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
