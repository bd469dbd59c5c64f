package care.continuum.scheduling;

import care.continuum.events.ChangedBy;
import care.continuum.events.ClinicianId;
import care.continuum.events.SessionId;
import care.continuum.privacy.Sealed;
import care.continuum.scheduling.Session.Cause;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of a session beside its place and time.
///
/// @param series    what it shares with the other occurrences of its series
/// @param sequence  how often it was changed
/// @param changedBy who caused the last change
/// @param cause     why it does not take place
/// @param makeUpFor the missed session that it makes up for
/// @param modality  such as CBT or relapse prevention
/// @param onward    minutes by which it was moved with all that follow it, so that those planned later follow too
/// @param before    what the client's calendar has counted already, where the client was off it and came back
/// @param former    who led it before, so that their calendars know that they do not any more
/// @param insteadOf the one that the client lost, for which it was planned
/// @param reason    of the last change, in words; only a client's own plan has it
public record Story(
        String series,
        int sequence,
        @Nullable ChangedBy changedBy,
        @Nullable Cause cause,
        @Nullable SessionId makeUpFor,
        @Nullable String modality,
        @Nullable Integer onward,
        @Nullable Integer before,
        @Nullable List<ClinicianId> former,
        @Nullable SessionId insteadOf,
        @Sealed @Nullable String reason) {

    static Story of(String series) {
        return new Story(series, 0, null, null, null, null, null, null, null, null, null);
    }

    Story next(ChangedBy by, @Nullable Cause why) {
        return new Story(series, sequence + 1, by, why, makeUpFor, modality, onward, before, former, insteadOf, null);
    }

    Story told(@Nullable SessionId original, @Nullable String how) {
        return new Story(series, sequence, changedBy, cause, original, how, onward, before, former, insteadOf, reason);
    }

    /// It goes on counting where calendars are.
    Story after(int counted) {
        var next = revision() - sequence + counted;
        return new Story(
                series, sequence, changedBy, cause, makeUpFor, modality, onward, next, former, insteadOf, reason);
    }

    /// What is for one client alone takes place once more.
    Story over(Session off, ClinicianId now) {
        var was = off.story();
        var next = was.sequence + 1;
        return new Story(
                        series,
                        next,
                        changedBy,
                        cause,
                        makeUpFor,
                        modality,
                        onward,
                        was.before,
                        was.former,
                        insteadOf,
                        reason)
                .led(off.clinicianId(), now);
    }

    /// As this one is for all by now, with what is one client's own.
    Story become(Story now) {
        return new Story(
                now.series,
                now.sequence,
                now.changedBy,
                now.cause,
                makeUpFor,
                now.modality,
                now.onward,
                before,
                now.former,
                insteadOf,
                now.reason);
    }

    Story onward(Duration by) {
        var minutes = (onward == null ? 0 : onward) + (int) by.toMinutes();
        return new Story(
                series, sequence, changedBy, cause, makeUpFor, modality, minutes, before, former, insteadOf, reason);
    }

    /// Another clinician may lead it from now on.
    Story led(ClinicianId before, ClinicianId now) {
        if (before.equals(now)) {
            return this;
        }
        var all = Stream.concat(Stream.ofNullable(former).flatMap(List::stream), Stream.of(before));
        return new Story(
                series,
                sequence,
                changedBy,
                cause,
                makeUpFor,
                modality,
                onward,
                this.before,
                all.toList(),
                insteadOf,
                reason);
    }

    Story insteadOf(SessionId lost) {
        return new Story(series, sequence, changedBy, cause, makeUpFor, modality, onward, before, former, lost, reason);
    }

    /// With what was said of the last change.
    public Story because(@Nullable String said) {
        return new Story(
                series, sequence, changedBy, cause, makeUpFor, modality, onward, before, former, insteadOf, said);
    }

    /// Whether the client canceled it.
    public boolean isByClient() {
        return cause == Cause.CANCELED && changedBy == ChangedBy.CLIENT;
    }

    int revision() {
        return sequence + (before == null ? 0 : before);
    }
}
