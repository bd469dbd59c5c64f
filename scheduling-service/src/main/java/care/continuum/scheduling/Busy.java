package care.continuum.scheduling;

import care.continuum.events.RoomId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Claimed time: the owner of each quarter-hour.
public record Busy(Map<String, String> owners) {

    /// With time that is meant for these sessions, though nobody has claimed it yet.
    public Busy with(String resource, List<Session> sessions) {
        var all = new HashMap<>(owners);
        sessions.forEach(it ->
                Claim.ids(resource, it.startsAt(), it.endsAt()).forEach(quarter -> all.putIfAbsent(quarter, it.id())));
        return new Busy(all);
    }

    /// Without these quarter-hours.
    public Busy without(Collection<String> ids) {
        var rest = new HashMap<>(owners);
        rest.keySet().removeAll(ids);
        return new Busy(rest);
    }

    public boolean isFree(String resource, Instant from, Instant to) {
        return Claim.quarters(from, to).stream().noneMatch(quarter -> owners.containsKey(resource + "/" + quarter));
    }

    /// Whether the time is free, or claimed for this session already.
    public boolean isFreeFor(String owner, String resource, Instant from, Instant to) {
        return Claim.quarters(from, to).stream()
                .allMatch(quarter -> owner.equals(owners.getOrDefault(resource + "/" + quarter, owner)));
    }

    /// What the quarter-hour is claimed for.
    public @Nullable String ownerOf(String resource, Instant from) {
        return owners.get(resource + "/" + from);
    }

    /// The first that has some of the time.
    public @Nullable String ownerWithin(String resource, Instant from, Instant to) {
        return Claim.quarters(from, to).stream()
                .map(quarter -> owners.get(resource + "/" + quarter))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// The room of each session or appointment that has one.
    public Map<String, RoomId> rooms() {
        var rooms = new HashMap<String, RoomId>();
        owners.forEach((id, owner) -> {
            if (Claim.isOfRoom(id)) {
                rooms.computeIfAbsent(owner, _ -> Claim.roomOf(id));
            }
        });
        return rooms;
    }

    /// Whether any of the time is claimed for this session.
    public boolean isOwnedBy(String owner, String resource, Instant from) {
        return owner.equals(ownerOf(resource, from));
    }
}
