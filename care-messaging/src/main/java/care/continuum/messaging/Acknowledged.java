package care.continuum.messaging;

import java.util.LinkedHashMap;
import java.util.Map;

/// How far Kafka has the events of each aggregate, as one instance remembers it; of those that were asked for last.
final class Acknowledged {

    private static final int REMEMBERED = 100_000;

    private final Map<String, Long> sequences = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// 0 where it knows of none.
    long of(String line) {
        return sequences.getOrDefault(line, 0L);
    }

    void add(String line, long sequence) {
        sequences.merge(line, sequence, Math::max);
    }
}
