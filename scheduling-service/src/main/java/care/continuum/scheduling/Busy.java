package care.continuum.scheduling;

import java.time.Instant;
import java.util.Map;

/// Claimed time: the owner of each quarter-hour.
public record Busy(Map<String, String> owners) {

    public boolean isFree(String resource, Instant from, Instant to) {
        return Claim.quarters(from, to).stream().noneMatch(quarter -> owners.containsKey(resource + "/" + quarter));
    }

    /// Whether the time is free, or claimed for this session already.
    public boolean isFreeFor(String owner, String resource, Instant from, Instant to) {
        return Claim.quarters(from, to).stream()
                .allMatch(quarter -> owner.equals(owners.getOrDefault(resource + "/" + quarter, owner)));
    }

    /// Whether any of the time is claimed for this session.
    public boolean isOwnedBy(String owner, String resource, Instant from) {
        return owner.equals(owners.get(resource + "/" + from));
    }
}
