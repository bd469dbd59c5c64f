package care.continuum.suite.faults;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Who hears together, and how far they have read.
record Groups(Admin admin) {

    private static final int MOST_TRIES = 40;

    /// How many records each topic has that the group has not taken in.
    Map<String, Long> behind(String group) {
        try {
            var done = offsets(group);
            var topics =
                    done.keySet().stream().map(TopicPartition::topic).distinct().toList();
            var asked = new HashMap<TopicPartition, OffsetSpec>();
            for (var topic : admin.describeTopics(topics).allTopicNames().get().values()) {
                topic.partitions()
                        .forEach(one ->
                                asked.put(new TopicPartition(topic.name(), one.partition()), OffsetSpec.latest()));
            }
            var behind = new HashMap<String, Long>();
            admin.listOffsets(asked).all().get().forEach((partition, end) -> {
                var place = done.get(partition);
                behind.merge(partition.topic(), end.offset() - (place == null ? 0 : place.offset()), Long::sum);
            });
            return behind;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell of group " + group, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The members that have partitions; nobody where the broker does not say.
    Set<String> members(String group) throws InterruptedException {
        try {
            var described =
                    admin.describeConsumerGroups(List.of(group)).all().get().values();
            return described.stream().flatMap(Groups::holders).collect(Collectors.toSet());
        } catch (ExecutionException e) {
            return Set.of();
        }
    }

    private static Stream<String> holders(ConsumerGroupDescription group) {
        return group.members().stream()
                .filter(some -> !some.assignment().topicPartitions().isEmpty())
                .map(MemberDescription::consumerId);
    }

    /// How a group stands. A member that it has lost may come back by the same name.
    ///
    /// @param epoch grows whenever a member comes or goes
    record Standing(int epoch, Set<String> members) {}

    Standing standing(String group) throws InterruptedException {
        try {
            var described = admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .findFirst()
                    .orElseThrow();
            return new Standing(
                    described.groupEpoch().orElseThrow(), holders(described).collect(Collectors.toSet()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell of group " + group, e);
        }
    }

    /// Sets the group back to the beginning. It must have no members, which is tried for a while. Returns
    /// whether it had got any further.
    boolean rewind(String group) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                var before = offsets(group);
                var start = before.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, _ -> new OffsetAndMetadata(0)));
                admin.alterConsumerGroupOffsets(group, start).all().get();
                return hasBegun(before.values());
            } catch (ExecutionException e) {
                if (tries == MOST_TRIES) {
                    throw new IllegalStateException("the group of %s cannot be set back".formatted(group), e);
                }
                Thread.sleep(500);
            }
        }
    }

    /// Whether anything was taken in of any partition.
    static boolean hasBegun(Collection<OffsetAndMetadata> offsets) {
        return offsets.stream().anyMatch(some -> some.offset() > 0);
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(String group)
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }
}
