package care.continuum.intake.client;

import care.continuum.events.HoursFlag;
import care.continuum.events.Need;
import care.continuum.events.SeatRefusal;
import care.continuum.events.SectionId;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import care.continuum.intake.IntakeSettings.Hours;
import care.continuum.intake.terms.Enrollment;
import care.continuum.intake.terms.Extension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is told of an enrollment.
///
/// @param endsOn      the first day after the plan, with the days on hold
/// @param onHoldSince the first day of the hold that goes on
/// @param extensions  the weeks that were added, which `weeks` has
/// @param onHoldFrom  the first day of a hold that is to come
/// @param trackChange the last change of track that is not done
record EnrollmentView(
        Track track,
        LocalDate startDate,
        int weeks,
        int weeklyHours,
        Set<Need> needs,
        Set<HoursFlag> flags,
        LocalDate endsOn,
        int attempt,
        @Nullable SectionId sectionId,
        @Nullable Instant waitingSince,
        @Nullable WaitlistPriority waitlistPriority,
        @Nullable Instant offerExpiresAt,
        @Nullable LocalDate onHoldSince,
        @Nullable LocalDate onHoldFrom,
        int daysOnHold,
        @Nullable TrackChange trackChange,
        List<Extension> extensions) {

    /// @param refused     whether there was no seat; else one is asked for
    /// @param effectiveOn the day on which one will be asked for
    /// @param reason      why there was none
    /// @param refusedAt   when scheduling said so
    record TrackChange(
            Track to,
            boolean refused,
            @Nullable LocalDate effectiveOn,
            @Nullable SeatRefusal reason,
            @Nullable Instant refusedAt) {

        static @Nullable TrackChange of(Enrollment.@Nullable Move move) {
            if (move == null) {
                return null;
            }
            return new TrackChange(
                    move.to(),
                    move.refused(),
                    move.ahead() == null ? null : move.ahead().on(),
                    move.refusal() == null ? null : move.refusal().reason(),
                    move.refusal() == null ? null : move.refusal().at());
        }
    }

    /// Without what is clinical: why the client goes first, and why the plan goes on.
    EnrollmentView forPlanning() {
        return new EnrollmentView(
                track,
                startDate,
                weeks,
                weeklyHours,
                needs,
                flags,
                endsOn,
                attempt,
                sectionId,
                waitingSince,
                null,
                offerExpiresAt,
                onHoldSince,
                onHoldFrom,
                daysOnHold,
                trackChange,
                List.of());
    }

    static @Nullable EnrollmentView of(@Nullable Enrollment asked, Hours hours) {
        if (asked == null) {
            return null;
        }
        var wish = asked.wish();
        var offer = asked.offer();
        var ahead = asked.hold().ahead();
        return new EnrollmentView(
                wish.track(),
                wish.startDate(),
                wish.weeks(),
                wish.weeklyHours(),
                wish.needs(),
                hours.flags(wish.weeklyHours(), asked.ageBand()),
                asked.endsOn(),
                asked.attempt(),
                asked.section(),
                asked.waitingSince(),
                asked.priority(),
                offer == null ? null : offer.expiresAt(),
                asked.hold().since(),
                ahead == null ? null : ahead.on(),
                asked.hold().days(),
                TrackChange.of(asked.move()),
                asked.hold().extensions());
    }
}
