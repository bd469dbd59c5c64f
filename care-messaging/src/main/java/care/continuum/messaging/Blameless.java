package care.continuum.messaging;

/// A failure for which neither the event that was being processed is to blame nor the code, but which is not tried
/// again on the spot either.
public interface Blameless {}
