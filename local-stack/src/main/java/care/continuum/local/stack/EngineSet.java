package care.continuum.local.stack;

import java.util.List;

/// Which broker and database the suite stands on.
public enum EngineSet {
    /// One broker and one plain server.
    STANDALONE,
    /// One broker, and three servers that keep the same data.
    REPLICA_SET,
    /// Three brokers of which two have to take each record, and one plain server.
    THREE_BROKERS;

    /// The names of the ports of its brokers.
    List<String> brokers() {
        return this == THREE_BROKERS ? List.of("kafka", "kafka2", "kafka3") : List.of("kafka");
    }

    /// The names of the ports of its servers.
    List<String> databases() {
        return this == REPLICA_SET ? List.of("mongodb", "mongodb2", "mongodb3") : List.of("mongodb");
    }
}
