package care.continuum.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a clinic sets under `continuum.intake`.
///
/// @param offerHolds        how long an offered seat is held
/// @param lateEntryDays     how far back a stay may begin
/// @param farthestStartDays how far ahead a stay may begin
@ConfigurationProperties("continuum.intake")
public record IntakeSettings(
        @DefaultValue("24h") Duration offerHolds,
        @DefaultValue("30") int lateEntryDays,
        @DefaultValue("365") int farthestStartDays) {}
