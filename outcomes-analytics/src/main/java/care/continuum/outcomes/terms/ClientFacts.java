package care.continuum.outcomes.terms;

import static care.continuum.events.Outcome.ATTENDED;
import static care.continuum.events.Outcome.EXCUSED;
import static care.continuum.events.Outcome.LATE_CANCEL;
import static care.continuum.events.Outcome.NO_SHOW;
import static care.continuum.events.Outcome.PARTIAL;

import care.continuum.events.AftercareEvent;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentKept;
import care.continuum.events.AftercareEvent.ContinuingCareAppointmentMissed;
import care.continuum.events.AftercareEvent.ContinuityMet;
import care.continuum.events.AftercareEvent.ReferralAttended;
import care.continuum.events.AftercareEvent.ReferralClosed;
import care.continuum.events.AftercareEvent.ReferralCreated;
import care.continuum.events.AftercareEvent.ReferralReopened;
import care.continuum.events.AftercareEvent.ReferralUnattended;
import care.continuum.events.AftercareEvent.ReferralVoided;
import care.continuum.events.AftercareEvent.ReferralWithdrawn;
import care.continuum.events.AttendanceEvent;
import care.continuum.events.AttendanceEvent.AbsenceExcused;
import care.continuum.events.AttendanceEvent.AttendanceCorrected;
import care.continuum.events.AttendanceEvent.ClientDischarged;
import care.continuum.events.AttendanceEvent.ProgramCompleted;
import care.continuum.events.AttendanceEvent.SessionAttended;
import care.continuum.events.AttendanceEvent.SessionMadeUp;
import care.continuum.events.AttendanceEvent.SessionMissed;
import care.continuum.events.AttendanceEvent.WeeklyHoursEvaluated;
import care.continuum.events.CareEvent;
import care.continuum.events.ChangedBy;
import care.continuum.events.Disposition;
import care.continuum.events.IntakeEvent.ClientEnrolled;
import care.continuum.events.MissReason;
import care.continuum.events.ReferralStatus;
import care.continuum.events.SchedulingEvent;
import care.continuum.events.SchedulingEvent.SessionCanceled;
import care.continuum.events.SchedulingEvent.SessionRescheduled;
import care.continuum.events.SchedulingEvent.SessionsScheduled;
import care.continuum.outcomes.terms.EpisodeFacts.Ending;
import care.continuum.outcomes.terms.EpisodeFacts.Enrollment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the topics say of one client. Hearing anything twice leaves no trace: each publishing aggregate counts its
/// events from 1, and `heard` has the last number of each.
public record ClientFacts(Map<String, Long> heard, Map<String, EpisodeFacts> episodes) {

    public static final ClientFacts NONE = new ClientFacts(Map.of(), Map.of());

    /// @param aggregate names the publishing aggregate, across all services
    /// @param sequence  the number of the event among those of its aggregate
    public ClientFacts hear(String aggregate, long sequence, CareEvent news) {
        if (sequence <= heard.getOrDefault(aggregate, 0L)) {
            return this;
        }
        var last = new TreeMap<>(heard);
        last.put(aggregate, sequence);
        var known = new TreeMap<>(episodes);
        known.compute(
                news.episodeId().toString(), (_, before) -> told(before == null ? EpisodeFacts.NONE : before, news));
        return new ClientFacts(last, known);
    }

    /// All episodes of this client.
    public Stream<Stay> stays(String client) {
        return episodes.values().stream().map(episode -> new Stay(client, episode));
    }

    private static EpisodeFacts told(EpisodeFacts episode, CareEvent news) {
        return switch (news) {
            case ClientEnrolled enrolled -> episode.with(new Enrollment(enrolled.startDate(), enrolled.track()));
            case SchedulingEvent scheduling -> planned(episode, scheduling);
            case AttendanceEvent attendance -> attended(episode, attendance);
            case AftercareEvent aftercare -> followed(episode, aftercare);
            default -> episode;
        };
    }

    private static EpisodeFacts planned(EpisodeFacts episode, SchedulingEvent news) {
        return switch (news) {
            case SessionsScheduled plan -> {
                var next = episode;
                for (var session : plan.sessions()) {
                    next = next.with(session.sessionId(), fact -> fact.planned(session));
                }
                yield next;
            }
            case SessionRescheduled told -> episode.with(told.sessionId(), fact -> fact.at(told.startsAt()));
            case SessionCanceled told
            when told.by() != ChangedBy.CLIENT -> episode.with(told.sessionId(), SessionFact::canceled);
            default -> episode;
        };
    }

    private static EpisodeFacts attended(EpisodeFacts episode, AttendanceEvent news) {
        return switch (news) {
            case SessionAttended told ->
                episode.with(
                        told.sessionId(),
                        fact -> fact.ended(
                                told.kind(),
                                told.track(),
                                told.startsAt(),
                                told.partial() ? PARTIAL : ATTENDED,
                                told.minutes()));
            case SessionMissed told ->
                episode.with(
                        told.sessionId(),
                        fact -> fact.ended(
                                told.kind(),
                                told.track(),
                                told.startsAt(),
                                told.reason() == MissReason.NO_SHOW ? NO_SHOW : LATE_CANCEL,
                                0));
            case AbsenceExcused told ->
                episode.with(
                        told.sessionId(), fact -> fact.ended(told.kind(), told.track(), told.startsAt(), EXCUSED, 0));
            case SessionMadeUp told ->
                episode.with(told.makeUpSessionId(), fact -> fact.madeUpFor(told.sessionId(), told.minutes()));
            case AttendanceCorrected told ->
                episode.with(
                        told.sessionId(),
                        fact -> fact.ended(told.kind(), told.track(), told.startsAt(), told.to(), told.minutes()));
            case WeeklyHoursEvaluated told ->
                episode.withWeek(told.week(), told.scheduledMinutes(), told.attendedMinutes() + told.makeUpMinutes());
            case ProgramCompleted told ->
                episode.with(new Ending(Disposition.COMPLETED, told.dischargedOn(), told.lengthOfStayDays()));
            case ClientDischarged told ->
                episode.with(new Ending(told.disposition(), told.dischargedOn(), told.lengthOfStayDays()));
            default -> episode;
        };
    }

    private static EpisodeFacts followed(EpisodeFacts episode, AftercareEvent news) {
        return switch (news) {
            case ReferralCreated told -> episode.with(told.referralId(), told.status());
            case ReferralClosed told -> episode.with(told.referralId(), ReferralStatus.CLOSED);
            case ReferralAttended told -> episode.visited(told.referralId(), told.visitAt());
            case ReferralUnattended told -> episode.notVisited(told.referralId(), told.visitAt());
            case ContinuingCareAppointmentKept told -> episode.kept(told.appointmentId(), told.keptOn());
            case ContinuingCareAppointmentMissed told ->
                episode.missed(told.appointmentId(), Objects.requireNonNullElse(told.continuityLost(), List.of()));
            case ReferralWithdrawn told -> episode.with(told.referralId(), ReferralStatus.WITHDRAWN);
            case ReferralReopened told -> episode.with(told.referralId(), told.status());
            case ReferralVoided told -> episode.with(told.referralId(), ReferralStatus.VOIDED);
            case ContinuityMet told -> episode.withContinuity(told.days());
            default -> episode;
        };
    }
}
