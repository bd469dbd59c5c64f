package care.continuum.aftercare.terms;

import java.time.Instant;

/// What staff must do for a client.
///
/// @param subject the id of the referral, appointment or follow-up
/// @param dueAt   overdue from then on
public record Task(Kind kind, String subject, Instant dueAt) {

    public enum Kind {
        /// A referral waits for the client's consent.
        CONSENT,
        /// A referral could be sent, or sent again, or to another partner where it does not arrive.
        REFERRAL,
        /// A partner has not said yet whether, or when, it sees the client.
        ANSWER,
        /// Scheduling had no time for an appointment.
        SLOT,
        /// The client missed an appointment, or visit after visit.
        OUTREACH,
        /// The client should be called.
        FOLLOW_UP,
        /// The client told of a relapse: think of a readmission.
        READMISSION,
        /// Nobody has said yet whether the client came, or the loop could be closed.
        CLOSE
    }
}
