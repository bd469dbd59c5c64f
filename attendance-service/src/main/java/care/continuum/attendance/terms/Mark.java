package care.continuum.attendance.terms;

/// What staff can say of a client and a session.
public enum Mark {
    ATTENDED,
    NO_SHOW,
    EXCUSED,
    LATE_CANCEL
}
