package care.continuum.suite.faults;

import static org.assertj.core.api.Assertions.assertThat;

import care.continuum.engines.TestEngines;
import care.continuum.local.stack.Part;
import care.continuum.local.topics.TopicRecord;
import care.continuum.messaging.checker.Fact.Listener;
import care.continuum.messaging.checker.Fact.Outcome;
import care.continuum.messaging.checker.History;
import care.continuum.messaging.checker.HistoryChecker;
import care.continuum.messaging.checker.Invariant;
import care.continuum.messaging.checker.Violation;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The smallest good run, as it stands in the databases and topics, and what the checker makes of it where one thing
/// is not as it should be: what reads the databases must not pass over what it is there to find.
class SpoiledRunIT {

    private static final String SOURCE = "/continuum/intake";
    private static final String CALENDAR = "/continuum/scheduling";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Document ALL = new Document();

    private static final MongoClient MONGO =
            MongoClients.create(TestEngines.get().mongo());

    private final List<TopicRecord> records = new ArrayList<>(List.of(
            told(SOURCE, "ana", "EnrollmentRequested", 1),
            told(SOURCE, "ana", "ClientEnrolled", 2),
            told(SOURCE, "ana", "EnrollmentExtended", 3),
            told(CALENDAR, "stay", "SessionsScheduled", 1),
            told(CALENDAR, "stay", "SessionCanceled", 2)));
    private final List<Entry> tries = new ArrayList<>(List.of(tried(Outcome.ACCEPTED, -1)));

    enum Spoiled {
        COMMAND_FORGOTTEN(Invariant.ACCEPTED_ONCE) {
            @Override
            void happens(SpoiledRunIT run) {
                run.clients().updateOne(ALL, Updates.unset("_commands"));
            }
        },
        REFUSED_AND_DECIDED(Invariant.ACCEPTED_ONCE) {
            @Override
            void happens(SpoiledRunIT run) {
                run.tries.set(0, tried(Outcome.REFUSED, -1));
            }
        },
        REFUSED_WHEN_IT_WAS_ASKED_AGAIN(Invariant.ACCEPTED_ONCE) {
            @Override
            void happens(SpoiledRunIT run) {
                run.tries.add(tried(Outcome.REFUSED, 1));
            }
        },
        DECIDED_AND_NEVER_TOLD(Invariant.TOLD_IN_ORDER) {
            @Override
            void happens(SpoiledRunIT run) {
                run.clients().updateOne(ALL, Updates.set("_sequence", 4L));
            }
        },
        LOST_FROM_THE_TOPIC(Invariant.TOLD_IN_ORDER) {
            @Override
            void happens(SpoiledRunIT run) {
                run.records.removeFirst();
            }
        },
        STILL_IN_THE_OUTBOX(Invariant.HEALED) {
            @Override
            void happens(SpoiledRunIT run) {
                run.clients().updateOne(ALL, Updates.push("_outbox", new Document("sequence", 2L)));
            }
        },
        NOT_HEARD(Invariant.HEARD_ONCE) {
            @Override
            void happens(SpoiledRunIT run) {
                run.plans(Part.SCHEDULING).updateOne(ALL, Updates.set("_seen", new Document(SOURCE + "|ana", 1L)));
            }
        },
        SESSION_CANCELED_NOT_HEARD(Invariant.HEARD_ONCE) {
            @Override
            void happens(SpoiledRunIT run) {
                run.programs().updateOne(ALL, Updates.set("_seen", marks(3, 1)));
            }
        },
        LOST_BEFORE_ONE_THAT_WAS_HEARD(Invariant.HEARD_ONCE) {
            @Override
            void happens(SpoiledRunIT run) {
                run.plans(Part.SCHEDULING).updateOne(ALL, Updates.set("_effects", effects(1, 3)));
            }
        },
        OVERTAKEN(Invariant.HEARD_ONCE) {
            @Override
            void happens(SpoiledRunIT run) {
                run.plans(Part.SCHEDULING).updateOne(ALL, Updates.set("_effects", effects(1, 3, 2)));
            }
        },
        TOOK_EFFECT_TWICE(Invariant.HEARD_ONCE) {
            @Override
            void happens(SpoiledRunIT run) {
                run.plans(Part.SCHEDULING).updateOne(ALL, Updates.set("_effects", effects(1, 2, 2, 3)));
            }
        },
        EFFECTS_NOTED_NOWHERE(Invariant.HEARD_ONCE) {
            @Override
            void happens(SpoiledRunIT run) {
                var reacting = List.of(run.plans(Part.SCHEDULING), run.programs(), run.plans(Part.AFTERCARE));
                reacting.forEach(some -> some.updateOne(ALL, Updates.unset("_effects")));
            }
        },
        EFFECT_GONE(Invariant.HEARD_ONCE) {
            @Override
            void happens(SpoiledRunIT run) {
                run.plans(Part.AFTERCARE).deleteOne(ALL);
            }
        },
        STILL_PARKED(Invariant.HEALED) {
            @Override
            void happens(SpoiledRunIT run) {
                var queue = new Document("topic", "intake.events").append("client", "ana");
                run.of(Part.SCHEDULING, "parked_queues").insertOne(queue.append("ids", List.of("intake2")));
            }
        },
        PARKED_FOR_NOTHING(Invariant.HEALED) {
            @Override
            void happens(SpoiledRunIT run) {
                run.of(Part.SCHEDULING, "parked_audit").insertOne(new Document("client", "ana"));
            }
        };

        private final Invariant broken;

        Spoiled(Invariant broken) {
            this.broken = broken;
        }

        abstract void happens(SpoiledRunIT run);
    }

    @BeforeEach
    void keep() {
        clear();
        var command = new Document("id", "enroll key").append("at", Date.from(NOON));
        clients()
                .insertOne(new Document("_id", "ana")
                        .append("_sequence", 3L)
                        .append("_outbox", List.of())
                        .append("_commands", List.of(command)));
        plans(Part.SCHEDULING)
                .insertOne(new Document("_id", "stay")
                        .append("_sequence", 2L)
                        .append("_outbox", List.of())
                        .append("_seen", new Document(SOURCE + "|ana", 3L))
                        .append("_effects", effects(1, 2, 3)));
        programs()
                .insertOne(new Document("_id", "stay")
                        .append("_sequence", 0L)
                        .append("_seen", marks(3, 2))
                        .append("_effects", effects(2, 3).append(CALENDAR + "|stay", List.of(1L, 2L))));
        plans(Part.AFTERCARE)
                .insertOne(new Document("_id", "stay")
                        .append("_sequence", 0L)
                        .append("_seen", new Document(SOURCE + "|ana", 2L))
                        .append("_effects", effects(2)));
    }

    /// Quicker than without the collections.
    private static void clear() {
        for (var part : Part.SERVICES) {
            var database = MONGO.getDatabase(part.label());
            database.listCollectionNames()
                    .forEach(name -> database.getCollection(name).deleteMany(ALL));
        }
    }

    @AfterAll
    static void leave() {
        Part.SERVICES.forEach(part -> MONGO.getDatabase(part.label()).drop());
        MONGO.close();
    }

    @Test
    void whatIsGoodBreaksNothing() {
        assertThat(violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSpoiledIsFound(Spoiled what) {
        what.happens(this);

        assertThat(violations()).extracting(Violation::invariant).contains(what.broken);
    }

    private List<Violation> violations() {
        try (var documents = new Documents(TestEngines.get().mongo())) {
            var evidence = new Evidence()
                    .documents(documents, true)
                    .commands(tries)
                    .records(records)
                    .marks(documents, records)
                    .add(listeners());
            return HistoryChecker.check(new History(evidence.facts()));
        }
    }

    /// So many seconds after it was decided, or before.
    private static Entry tried(Outcome outcome, int seconds) {
        return new Entry("key", "POST /enrollment", outcome, 0, "", false, NOON.plusSeconds(seconds));
    }

    private static List<Listener> listeners() {
        return Part.SERVICES.stream()
                .flatMap(part -> Reactions.of(part).entrySet().stream()
                        .map(heard -> new Listener(part.label(), heard.getKey(), heard.getValue(), 0)))
                .toList();
    }

    private MongoCollection<Document> clients() {
        return of(Part.INTAKE, "clients");
    }

    private MongoCollection<Document> plans(Part part) {
        return of(part, "plans");
    }

    private MongoCollection<Document> programs() {
        return of(Part.ATTENDANCE, "programs");
    }

    /// Which events of intake took effect, in this order.
    private static Document effects(long... sequences) {
        return new Document(SOURCE + "|ana", LongStream.of(sequences).boxed().toList());
    }

    /// How far attendance has heard intake and scheduling.
    private static Document marks(long intake, long scheduling) {
        return new Document(SOURCE + "|ana", intake).append(CALENDAR + "|stay", scheduling);
    }

    private MongoCollection<Document> of(Part part, String collection) {
        return MONGO.getDatabase(part.label()).getCollection(collection);
    }

    private static TopicRecord told(String source, String aggregate, String name, long sequence) {
        var service = source.substring(source.lastIndexOf('/') + 1);
        var headers = Map.of(
                "ce_source",
                source,
                "ce_aggregate",
                aggregate,
                "ce_sequence",
                String.valueOf(sequence),
                "ce_id",
                service + sequence,
                "ce_type",
                "care.continuum.%s.%s.v1".formatted(service, name));
        var value = "{\"clientId\": \"ana\", \"episodeId\": \"stay\"}";
        return new TopicRecord(service + ".events", 0, sequence, 0, "ana", headers, value);
    }
}
