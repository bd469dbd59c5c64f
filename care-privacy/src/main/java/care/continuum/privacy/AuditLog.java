package care.continuum.privacy;

/// To which lines are only added.
@FunctionalInterface
interface AuditLog {

    /// @param durable whether a database that is killed must not be able to take it back once this returns
    void add(AuditEntry entry, boolean durable);
}
