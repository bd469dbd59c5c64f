package care.continuum.web;

/// Whether this service can answer now; and whether news reaches it.
public interface Ready {

    boolean ready();

    boolean hearing();
}
