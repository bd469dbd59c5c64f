package care.continuum.events;

/// How a person got in touch.
public enum Channel {
    PHONE,
    ONLINE
}
