package care.continuum.scheduling;

import care.continuum.events.ClientId;
import java.util.List;

/// What stands on a client's own calendar.
public interface ClientCalendar {

    /// The sessions of all plans of the client, also those that do not take place; empty where nobody knows the client.
    List<Session> of(ClientId client);
}
