package care.continuum.events;

/// Why an offered seat was not taken.
public enum OfferEnd {
    EXPIRED,
    DECLINED
}
