package care.continuum.scheduling;

import care.continuum.events.ClientId;
import care.continuum.events.Track;
import java.time.Instant;
import java.util.List;

/// What stands on the clients' own calendars.
public interface ClientCalendar {

    /// The sessions of all plans of the client, also those that do not take place; empty where nobody knows the client.
    List<Session> of(ClientId client);

    /// The sessions of a track that clients still have before them, each once.
    List<Session> ahead(Track track, Instant now);

    /// The groups of those plans of the client that have yet to find their time.
    List<Session> awaited(ClientId client);

    /// What a holiday between two times took from clients.
    List<Lost> lost(Instant from, Instant to);

    /// @param toMakeUp whether it still wants to be made up for
    record Lost(ClientId clientId, Session session, boolean toMakeUp) {}
}
