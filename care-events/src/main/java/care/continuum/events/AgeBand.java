package care.continuum.events;

/// Adolescents (under 18 on the start date) and adults are never in one group.
public enum AgeBand {
    ADOLESCENT,
    ADULT
}
