package care.continuum.attendance.terms;

import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.ScreeningId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How the episode ended. There is one, and it is final.
///
/// @param by who decided; nobody where the criteria did, or another service told of it
public record Discharge(
        Disposition disposition,
        @Nullable DischargeReason reason,
        LocalDate dischargedOn,
        Instant decidedAt,
        @Nullable ScreeningId screeningId,
        @Nullable String by) {}
