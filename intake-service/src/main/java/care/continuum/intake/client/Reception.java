package care.continuum.intake.client;

import care.continuum.events.Channel;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.intake.IntakeSettings;
import care.continuum.intake.terms.Clocks;
import care.continuum.intake.terms.Inquiry;
import care.continuum.web.ClinicZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Starts the clocks of an inquiry.
@Component
class Reception {

    private final ClinicZone clinic;
    private final IntakeSettings settings;

    Reception(ClinicZone clinic, IntakeSettings settings) {
        this.clinic = clinic;
        this.settings = settings;
    }

    /// What somebody says when getting in touch.
    ///
    /// @param steppedDownOn the discharge from there; today where nothing else is said
    record Wish(
            Channel channel,
            Reason reason,
            Track preferredTrack,
            @Nullable String steppedDownFrom,
            @Nullable LocalDate steppedDownOn,
            Set<Inquiry.Preference> preferences) {}

    Inquiry receive(Wish wish, Instant now) {
        return new Inquiry(
                wish.channel(),
                wish.reason(),
                wish.preferredTrack(),
                wish.steppedDownFrom(),
                wish.preferences(),
                now,
                clocks(wish, now));
    }

    private Clocks clocks(Wish wish, Instant now) {
        var assessBy = now.plus(settings.assessmentTarget());
        if (wish.steppedDownFrom() == null) {
            return new Clocks(assessBy, null, List.of());
        }
        var discharge = wish.steppedDownOn() == null ? clinic.day(now) : wish.steppedDownOn();
        var followUps = settings.stepDownDays().stream()
                .map(days -> followUp(discharge, days))
                .toList();
        return new Clocks(assessBy, discharge, followUps);
    }

    private Clocks.FollowUp followUp(LocalDate discharge, int days) {
        var last = discharge.plusDays(days);
        return new Clocks.FollowUp(days, last, clinic.start(last.plusDays(1)));
    }
}
