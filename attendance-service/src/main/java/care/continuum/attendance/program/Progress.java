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
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a client does in the program, as callers see it: the care staff all of it, others what their work needs.
///
/// @param reason   why the client was discharged; not for those who only plan
/// @param flags    those of the last week that is over, and CRISIS_OPEN, OUTREACH_OPEN,
///                 REVIEW_DUE, ON_HOLD
/// @param endsOn   the last day of the planned weeks, as far as holds have moved it
/// @param eligible for the care staff alone
/// @param missing  what completion still lacks; for the care staff alone
/// @param weeks    none while scheduling has not told the plan
/// @param records  every session in order of its start
/// @param outreach not for those who only plan
/// @param measures for the care staff alone
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

        @Schema(description = NOT_FOR_PLANNING) @Nullable DischargeReason reason,

        @Nullable LocalDate dischargedOn,
        @JsonInclude(Include.ALWAYS) @Nullable BigDecimal attendanceRate,
        int counted,
        int attended,
        int planned,
        List<String> flags,

        @Schema(description = CARE_ALONE) @Nullable Boolean eligible,

        @Schema(description = CARE_ALONE) @Nullable List<Shortfall> missing,

        @Nullable LocalDate lastAttendedOn,
        @Nullable Integer lengthOfStay,
        List<Week> weeks,
        List<Line> records,

        @Schema(description = NOT_FOR_PLANNING) @Nullable List<Attempt> outreach,

        @Schema(description = CARE_ALONE) @Nullable List<Measure> measures) {

    private static final String CARE_ALONE = "Left out for aftercare, scheduler and intake.";
    private static final String NOT_FOR_PLANNING = "Left out for scheduler and intake.";
    private static final String CRISIS = "CRISIS_OPEN";
    private static final String OUTREACH = "OUTREACH_OPEN";

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

    /// What those need who call the client after the program: how it ended, and who called already.
    Progress forAftercare() {
        return withoutClinical(reason, outreach, Set.of(CRISIS));
    }

    /// What those need who plan: days, minutes, and which sessions took place with the client.
    Progress forPlanning() {
        return withoutClinical(null, null, Set.of(CRISIS, OUTREACH));
    }

    private Progress withoutClinical(@Nullable DischargeReason why, @Nullable List<Attempt> tried, Set<String> hidden) {
        return new Progress(
                clientId,
                episodeId,
                startDate,
                endsOn,
                plannedWeeks,
                weeklyHours,
                state,
                disposition,
                why,
                dischargedOn,
                attendanceRate,
                counted,
                attended,
                planned,
                flags.stream().filter(flag -> !hidden.contains(flag)).toList(),
                null,
                null,
                lastAttendedOn,
                lengthOfStay,
                weeks,
                records.stream().map(Line::withoutExcuse).toList(),
                tried,
                null);
    }

    private static List<String> flags(Program program) {
        var course = program.course();
        var flags = new ArrayList<String>();
        if (!course.weeksTold().isEmpty()) {
            course.weeksTold().getLast().flags().stream().sorted().forEach(flag -> flags.add(flag.name()));
        }
        if (course.crisisSince() != null) {
            flags.add(CRISIS);
        }
        if (program.outreach().open(program.ledger(), program.rules()).isPresent() && !course.isOver()) {
            flags.add(OUTREACH);
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
