package care.continuum.privacy;

import care.continuum.messaging.Blameless;

/// The audit log cannot be written, so nothing may be changed.
final class NotAudited extends RuntimeException implements Blameless {

    private static final long serialVersionUID = 1L;

    /// Without a cause: nobody is to try again what the caller is told to repeat.
    NotAudited() {
        super("the audit log cannot be written");
    }
}
