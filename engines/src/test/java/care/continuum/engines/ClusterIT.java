package care.continuum.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterIT {

    @TempDir
    private Path folder;

    @Test
    void aReplicaSetTakesWritesWhenItsPrimaryHasSteppedDownAndWhenOneMemberIsGone() {
        var log = folder.resolve("mongod.log");
        try (var set = ReplicaSet.start(folder.resolve("mongodb"), FreePorts.find(3), log, it -> {});
                var client = MongoClients.create(set.uri())) {
            var kept = client.getDatabase("db")
                    .getCollection("kept")
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
            kept.insertOne(new Document("_id", 1));
            var first = set.awaitPrimary();

            assertThat(set.stepDown()).isTrue();
            kept.insertOne(new Document("_id", 2));
            assertThat(set.awaitPrimary()).isNotEqualTo(first);
            set.kill(first);
            kept.insertOne(new Document("_id", 3));
            set.restart(first);

            assertThat(kept.countDocuments()).isEqualTo(3);
        }
    }

    @Test
    void aClusterTakesRecordsWhenOneOfThreeBrokersIsGone() throws Exception {
        var log = folder.resolve("kafka.log");
        try (var cluster = BrokerCluster.start(folder.resolve("kafka"), FreePorts.find(3), log, it -> {});
                var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("kept", 3, (short) 3)))
                    .all()
                    .get();
            Map<String, Object> settings = Map.of("bootstrap.servers", cluster.bootstrapServers(), "acks", "all");
            try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>("kept", 0, "ana", "one")).get();
                cluster.kill(0);
                var second = producer.send(new ProducerRecord<>("kept", 0, "ana", "two"));
                assertThat(second.get().offset()).isEqualTo(1);
                cluster.restart(0);
                assertThat(producer.send(new ProducerRecord<>("kept", 0, "ana", "three"))
                                .get()
                                .offset())
                        .isEqualTo(2);
            }
        }
    }
}
