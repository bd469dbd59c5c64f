package care.continuum.attendance.program;

import care.continuum.attendance.terms.Attempt;
import care.continuum.attendance.terms.Correction;
import care.continuum.attendance.terms.Discharge;
import care.continuum.attendance.terms.Entry;
import care.continuum.attendance.terms.Measure;
import care.continuum.attendance.terms.SelfReport;
import care.continuum.events.ClientId;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import care.continuum.events.Outcome;
import care.continuum.events.OutreachChannel;
import care.continuum.events.OutreachResult;
import care.continuum.events.SessionId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What happened in an episode, one thing after the other, as the client and staff see it.
///
/// @param forStaff whether who did something, and why, is told too
record Timeline(Program program, boolean forStaff) {

    /// What a moment is about.
    enum What {
        SESSION,
        CORRECTION,
        OUTREACH,
        MEASURE,
        SUPPORT_GROUP,
        DISCHARGE
    }

    /// One thing that happened, or will; only what it is about is there.
    @JsonInclude(Include.NON_NULL)
    record Moment(
            Instant at,
            What what,
            ClientId clientId,
            EpisodeId episodeId,
            @Nullable Line session,
            @Nullable Corrected correction,
            @Nullable Tried outreach,
            @Nullable Measure measure,
            @Nullable Group supportGroup,
            @Nullable Ended discharge) {}

    /// @param reason and `by` are for staff alone
    @JsonInclude(Include.NON_NULL)
    record Corrected(
            SessionId sessionId,
            Outcome from,
            int minutesBefore,
            Outcome to,
            int minutes,
            @Nullable String reason,
            @Nullable String by) {}

    @JsonInclude(Include.NON_NULL)
    record Tried(
            OutreachChannel channel,
            OutreachResult result,
            @Nullable String by) {}

    @JsonInclude(Include.NON_NULL)
    record Group(LocalDate attendedOn, @Nullable Integer minutes) {}

    @JsonInclude(Include.NON_NULL)
    record Ended(Disposition disposition, @Nullable DischargeReason reason, LocalDate dischargedOn) {}

    /// In order of time.
    List<Moment> moments() {
        var ended = program.course().discharge();
        return Stream.of(
                        program.ledger().entries().stream().map(this::of),
                        program.ledger().corrections().stream().map(this::of),
                        program.outreach().attempts().stream().map(this::of),
                        program.course().measures().stream().map(this::of),
                        program.course().groups().stream().map(this::of),
                        ended == null ? Stream.<Moment>empty() : Stream.of(of(ended)))
                .flatMap(it -> it)
                .sorted(Comparator.comparing(Moment::at))
                .toList();
    }

    private Moment of(Entry entry) {
        return moment(entry.startsAt(), What.SESSION, Line.of(program, entry), null, null, null, null, null);
    }

    private Moment of(Correction it) {
        var corrected = new Corrected(
                it.sessionId(),
                it.from(),
                it.minutesBefore(),
                it.to(),
                it.minutes(),
                forStaff ? it.reason() : null,
                forStaff ? it.by() : null);
        return moment(it.at(), What.CORRECTION, null, corrected, null, null, null, null);
    }

    private Moment of(Attempt it) {
        var tried = new Tried(it.channel(), it.result(), forStaff ? it.by() : null);
        return moment(it.attemptedAt(), What.OUTREACH, null, null, tried, null, null, null);
    }

    private Moment of(Measure it) {
        return moment(it.measuredAt(), What.MEASURE, null, null, null, it, null, null);
    }

    private Moment of(SelfReport it) {
        var group = new Group(it.attendedOn(), it.minutes());
        return moment(
                program.rules().startOf(it.attendedOn()), What.SUPPORT_GROUP, null, null, null, null, group, null);
    }

    private Moment of(Discharge it) {
        var ended = new Ended(it.disposition(), it.reason(), it.dischargedOn());
        return moment(it.decidedAt(), What.DISCHARGE, null, null, null, null, null, ended);
    }

    private Moment moment(
            Instant at,
            What what,
            @Nullable Line session,
            @Nullable Corrected correction,
            @Nullable Tried outreach,
            @Nullable Measure measure,
            @Nullable Group group,
            @Nullable Ended ended) {
        return new Moment(
                at,
                what,
                program.clientId(),
                program.episodeId(),
                session,
                correction,
                outreach,
                measure,
                group,
                ended);
    }
}
