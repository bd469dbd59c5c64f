package care.continuum.aftercare.terms;

/// What somebody sent who says that it is signed; nothing of it is checked.
///
/// @param id        of the message
/// @param timestamp in seconds since 1970
public record SignedCall(String id, String timestamp, String signature, String body) {}
