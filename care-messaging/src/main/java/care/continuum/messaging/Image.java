package care.continuum.messaging;

import java.util.List;

/// The outbox of one aggregate as of a durable write: its unacknowledged events from the head, in sequence.
record Image(Documents home, EventContract<?> contract, String aggregate, String key, List<Pending> events) {

    /// Names the aggregate among all of this service.
    String line() {
        return home.name() + '/' + aggregate;
    }

    long last() {
        return events.isEmpty() ? 0 : events.getLast().sequence();
    }
}
