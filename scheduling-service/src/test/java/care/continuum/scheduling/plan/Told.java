package care.continuum.scheduling.plan;

import care.continuum.events.AgeBand;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.IntakeEvent.EnrollmentExtended;
import care.continuum.events.IntakeEvent.EnrollmentRequested;
import care.continuum.events.IntakeEvent.SeatOffered;
import care.continuum.events.Track;
import care.continuum.messaging.Origin;
import java.time.LocalDate;

/// What others tell of somebody who is enrolled.
final class Told {

    static final int ASKED = 3;

    private Told() {}

    static SeatOffered offer(ClientEnrolled news, int attempt) {
        return new SeatOffered(
                news.clientId(), news.episodeId(), attempt, news.sectionId(), Track.DAY, AgeBand.ADULT, Clinic.NOW);
    }

    static EnrollmentRequested asked(ClientEnrolled news) {
        return new EnrollmentRequested(
                news.clientId(),
                news.episodeId(),
                ASKED,
                Track.DAY,
                AgeBand.ADULT,
                news.startDate(),
                news.weeks(),
                news.weeklyHours(),
                news.needs());
    }

    /// By as many weeks as were agreed on.
    static EnrollmentExtended extended(ClientEnrolled news) {
        var from = news.startDate().plusWeeks(news.weeks());
        return new EnrollmentExtended(
                news.clientId(),
                news.episodeId(),
                news.weeks(),
                2 * news.weeks(),
                0,
                from,
                from.plusWeeks(news.weeks()),
                Clinic.NOW);
    }

    static ProgramCompleted completed(ClientEnrolled news) {
        return new ProgramCompleted(news.clientId(), news.episodeId(), LocalDate.parse("2026-03-02"), 1, 1, 1);
    }

    static ClientDischarged discharged(ClientEnrolled news) {
        return new ClientDischarged(
                news.clientId(),
                news.episodeId(),
                Disposition.NOT_COMPLETED,
                DischargeReason.MOVED,
                LocalDate.parse("2026-03-02"),
                1,
                1,
                null);
    }

    static Origin origin(String source, ClientEnrolled news, long sequence) {
        return new Origin(source, news.clientId().toString(), sequence, source + sequence, Clinic.NOW, "");
    }
}
