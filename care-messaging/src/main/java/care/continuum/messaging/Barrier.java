package care.continuum.messaging;

/// Makes durable what was read: on a standalone server a write is visible before its journal is flushed.
///
/// A database that was killed between the read and the barrier has taken the read back, and its successor passes the
/// barrier all the same. So whoever acts on a document reads its revision again afterwards.
interface Barrier {

    /// Returns when all that was visible before the call is durable, on a server that did not end in between.
    void pass();
}
