package care.continuum.messaging;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Acknowledged events that still stand in their documents, and are to be taken out of them in bulk.
final class Pulls {

    private static final Logger LOG = LoggerFactory.getLogger(Pulls.class);

    private final Map<Documents, Map<String, Long>> waiting = new LinkedHashMap<>();

    void add(Image image, long upTo) {
        waiting.computeIfAbsent(image.home(), _ -> new HashMap<>()).put(image.aggregate(), upTo);
    }

    void run(Machine machine) {
        if (waiting.isEmpty()) {
            return;
        }
        machine.reached(Step.BEFORE_PULL);
        for (var entry : waiting.entrySet()) {
            try {
                entry.getKey().pull(entry.getValue());
            } catch (RuntimeException away) {
                LOG.debug("Acknowledged events stay in their documents until the sweep comes by", away);
            }
        }
        waiting.clear();
        machine.reached(Step.AFTER_PULL);
    }
}
