package care.continuum.messaging;

/// Whether the consumers of this service have partitions, so that news reaches it.
@FunctionalInterface
public interface Hearing {

    boolean hearing();
}
