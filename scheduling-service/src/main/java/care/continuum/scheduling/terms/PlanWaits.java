package care.continuum.scheduling.terms;

import care.continuum.events.ClientId;

/// Within this service: a plan of the client has found no time for all of its sessions.
public record PlanWaits(ClientId clientId) {}
