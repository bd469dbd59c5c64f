package care.continuum.messaging;

/// The moments at which a process may die and nothing may be lost; fault runs end it there.
enum Step {
    BEFORE_WRITE,
    AFTER_WRITE,
    AFTER_SEND,
    AFTER_ACKNOWLEDGEMENT,
    BEFORE_PULL,
    AFTER_PULL,
    AFTER_EFFECT,
    BEFORE_COMMIT
}
