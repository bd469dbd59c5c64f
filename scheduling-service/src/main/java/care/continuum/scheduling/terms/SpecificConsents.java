package care.continuum.scheduling.terms;

import care.continuum.events.ClientId;
import care.continuum.events.ConsentId;
import care.continuum.messaging.Origin;

/// Hears which consents to specific recipients a client gives, and which hold no more.
@FunctionalInterface
public interface SpecificConsents {

    void heard(ClientId client, ConsentId consent, boolean active, Origin origin);
}
