package care.continuum.intake.terms;

import care.continuum.events.Channel;
import care.continuum.events.Reason;
import care.continuum.events.Track;
import care.continuum.events.WaitlistPriority;
import care.continuum.privacy.Sealed;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a stay began.
///
/// @param steppedDownFrom the residential or hospital care that the person comes from
public record Inquiry(
        Channel channel,
        Reason reason,
        Track preferredTrack,
        @Sealed @Nullable String steppedDownFrom,
        Set<Preference> preferences,
        Instant receivedAt,
        Clocks clocks) {

    /// Why a person goes first.
    public enum Preference {
        PREGNANT,
        INJECTING
    }

    public Inquiry {
        preferences = Set.copyOf(preferences);
    }

    /// 45 CFR 96.131, then those who step down from more intensive care.
    public WaitlistPriority rank() {
        var pregnant = preferences.contains(Preference.PREGNANT);
        var injecting = preferences.contains(Preference.INJECTING);
        if (pregnant) {
            return injecting ? WaitlistPriority.PREGNANT_AND_INJECTING : WaitlistPriority.PREGNANT;
        }
        if (injecting) {
            return WaitlistPriority.INJECTING;
        }
        return steppedDownFrom == null ? WaitlistPriority.OTHER : WaitlistPriority.STEPPING_DOWN;
    }
}
