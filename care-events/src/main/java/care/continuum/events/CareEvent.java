package care.continuum.events;

/// A fact that one service tells the others: about one client, named in the past tense, never changed afterwards.
///
/// Times are instants (ISO-8601 with offset), dates are the clinic's, durations are whole minutes. No name,
/// contact, birth date or free text is ever part of one. A new version of an event is a record beside the old,
/// named with `V2` at its end.
public sealed interface CareEvent permits IntakeEvent, SchedulingEvent, AttendanceEvent, AftercareEvent {

    /// The client whom the fact is about; the key of its record, so that a topic holds a client's story in order.
    ClientId clientId();

    /// The stay in the program that the fact belongs to.
    EpisodeId episodeId();
}
