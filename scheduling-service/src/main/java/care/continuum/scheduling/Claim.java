package care.continuum.scheduling;

import care.continuum.events.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Fifteen minutes of somebody's or something's time.
///
/// @param id     resource and quarter-hour: there can be only one
/// @param owner  the session or appointment that the time is for
/// @param holder the episode, appointment or section that took it
/// @param round  the try of the holder by which it was taken, from 1; 0 for a shared session, because whoever takes it
///               takes it for all
/// @param keeper who holds it once the try has succeeded, where that is somebody else: the section of a class
public record Claim(
        String id,
        String owner,
        String holder,
        long round,
        @Nullable String keeper) {

    private static final String ROOM = "room/";
    static final Duration QUARTER = Duration.ofMinutes(15);

    public static List<Claim> over(String resource, Instant from, Instant to, String owner, String holder, long round) {
        return quarters(from, to).stream()
                .map(quarter -> new Claim(resource + "/" + quarter, owner, holder, round, null))
                .toList();
    }

    /// The time of a session that many come to.
    public static List<Claim> shared(String resource, Session session) {
        var holder = session.sectionId().toString();
        return over(resource, session.startsAt(), session.endsAt(), session.id(), holder, 0);
    }

    /// The time of a class beside what its section's facilitator leads. Until a try has succeeded it is that
    /// try's alone, so that one that fails leaves nobody in a class that is not.
    public static List<Claim> beside(String resource, Session session, String holder, long round) {
        var keeper = session.sectionId().toString();
        return over(resource, session.startsAt(), session.endsAt(), session.id(), holder, round).stream()
                .map(it -> new Claim(it.id, it.owner, it.holder, it.round, keeper))
                .toList();
    }

    /// The quarter-hours of a resource from one time to another.
    public static List<String> ids(String resource, Instant from, Instant to) {
        return quarters(from, to).stream()
                .map(quarter -> resource + "/" + quarter)
                .toList();
    }

    public static String clinician(Object id) {
        return "clinician/" + id;
    }

    public static String room(Object id) {
        return ROOM + id;
    }

    public static String client(Object id) {
        return "client/" + id;
    }

    static boolean isOfRoom(String claim) {
        return claim.startsWith(ROOM);
    }

    static RoomId roomOf(String claim) {
        return RoomId.of(claim.substring(ROOM.length(), claim.lastIndexOf('/')));
    }

    static Instant start(String claim) {
        return Instant.parse(claim.substring(claim.lastIndexOf('/') + 1));
    }

    static List<Instant> quarters(Instant from, Instant to) {
        var all = new ArrayList<Instant>();
        for (var at = from; at.isBefore(to); at = at.plus(QUARTER)) {
            all.add(at);
        }
        return all;
    }

    Document document() {
        var claim = new Document("_id", id)
                .append("owner", owner)
                .append("holder", holder)
                .append("round", round);
        return keeper == null ? claim : claim.append(Claims.KEEPER, keeper);
    }

    /// Whether the time is taken as wanted, or is that of a class which can be joined.
    boolean standsAs(Document found) {
        var isTaken = round == found.getLong("round") && (keeper == null || holder.equals(found.getString("holder")));
        var isJoined = keeper != null && found.getLong("round") == Claims.KEPT;
        return owner.equals(found.getString("owner")) && (isTaken || isJoined);
    }
}
