package care.continuum.attendance.program;

import care.continuum.attendance.terms.Attempt;
import care.continuum.attendance.terms.Measure;
import care.continuum.attendance.terms.Plan;
import care.continuum.attendance.terms.Shortfall;
import care.continuum.attendance.terms.Standing;
import care.continuum.attendance.terms.Week;
import care.continuum.attendance.terms.Weeks;
import care.continuum.events.ClientId;
import care.continuum.events.DischargeReason;
import care.continuum.events.Disposition;
import care.continuum.events.EpisodeId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a client does in the program, as callers see it.
///
/// @param flags   those of the last week that is over, and CRISIS_OPEN, OUTREACH_OPEN,
///                REVIEW_DUE, ON_HOLD
/// @param endsOn  the last day of the planned weeks, as far as holds have moved it
/// @param missing what completion still lacks
/// @param weeks   none while scheduling has not told the plan
/// @param records every session in order of its start
@JsonInclude(Include.NON_NULL)
record Progress(
        ClientId clientId,
        EpisodeId episodeId,
        LocalDate startDate,
        LocalDate endsOn,
        int plannedWeeks,
        int weeklyHours,
        Standing state,
        @Nullable Disposition disposition,
        @Nullable DischargeReason reason,
        @Nullable LocalDate dischargedOn,
        @JsonInclude(Include.ALWAYS) @Nullable BigDecimal attendanceRate,
        int counted,
        int attended,
        int planned,
        List<String> flags,
        boolean eligible,
        List<Shortfall> missing,
        @Nullable LocalDate lastAttendedOn,
        @Nullable Integer lengthOfStay,
        List<Week> weeks,
        List<Line> records,
        List<Attempt> outreach,
        List<Measure> measures) {

    static Progress of(Program program, Plan plan, Instant now) {
        var course = program.course();
        var ended = course.discharge();
        var tally = program.ledger().tally();
        var closing = new Closing(program, now);
        var missing = closing.missing();
        return new Progress(
                program.clientId(),
                program.episodeId(),
                plan.startDate(),
                plan.end().minusDays(1),
                plan.weeks(),
                plan.weeklyHours(),
                course.standing(),
                ended == null ? null : ended.disposition(),
                ended == null ? null : ended.reason(),
                ended == null ? null : ended.dischargedOn(),
                tally.rate(),
                tally.counted(),
                tally.attended(),
                Math.toIntExact(program.ledger().planned().count()),
                flags(program),
                ended == null && missing.isEmpty(),
                ended == null ? List.copyOf(missing) : List.of(),
                program.ledger().lastAttendedOn(program.rules()).orElse(null),
                closing.lengthOfStay(),
                program.plan() == null ? List.of() : Weeks.of(program.ledger(), plan, program.rules()),
                program.ledger().entries().stream()
                        .map(entry -> Line.of(program, entry))
                        .toList(),
                program.outreach().attempts(),
                course.measures());
    }

    private static List<String> flags(Program program) {
        var course = program.course();
        var flags = new ArrayList<String>();
        if (!course.weeksTold().isEmpty()) {
            course.weeksTold().getLast().flags().stream().sorted().forEach(flag -> flags.add(flag.name()));
        }
        if (course.crisisSince() != null) {
            flags.add("CRISIS_OPEN");
        }
        if (program.outreach().open(program.ledger(), program.rules()).isPresent() && !course.isOver()) {
            flags.add("OUTREACH_OPEN");
        }
        if (program.holds().isOpen()) {
            flags.add("ON_HOLD");
        }
        if (course.reviewDueAt() != null) {
            flags.add("REVIEW_DUE");
        }
        return flags;
    }
}
