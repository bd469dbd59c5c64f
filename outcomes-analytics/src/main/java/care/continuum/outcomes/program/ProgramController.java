package care.continuum.outcomes.program;

import care.continuum.outcomes.OutcomesSettings;
import care.continuum.outcomes.terms.EpisodeFacts;
import care.continuum.outcomes.terms.ProgramFigures;
import care.continuum.outcomes.terms.Suppression;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.ClinicZone;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class ProgramController {

    private final FactsStream facts;
    private final ClinicZone clinic;
    private final OutcomesSettings settings;
    private final JsonMapper json;

    ProgramController(FactsStream facts, ClinicZone clinic, OutcomesSettings settings, JsonMapper json) {
        this.facts = facts;
        this.clinic = clinic;
        this.settings = settings;
        this.json = json;
    }

    /// The figures and the period of the starts that they are about.
    record Program(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @JsonUnwrapped ProgramFigures figures) {}

    /// Of all episodes whose program began in the period, both days included. For the public, figures of few people
    /// are left out.
    @GetMapping("/api/outcomes/program")
    Object program(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Boolean published,
            Caller caller) {
        caller.mustBe("analyst", "supervisor", "operations");
        if (from != null && to != null && to.isBefore(from)) {
            throw new BadInput(List.of(new Fault("to", "must not be before from")));
        }
        var stays = facts.stays().stream()
                .filter(stay -> isIn(stay.episode(), from, to))
                .toList();
        var program = new Program(from, to, ProgramFigures.of(stays, clinic.zone()));
        return Boolean.TRUE.equals(published)
                ? Published.of(
                        program, Suppression.of(program.figures(), stays, clinic.zone(), settings.smallestCell()), json)
                : program;
    }

    private static boolean isIn(EpisodeFacts episode, @Nullable LocalDate from, @Nullable LocalDate to) {
        var enrollment = episode.enrollment();
        return enrollment != null
                && (from == null || !enrollment.startDate().isBefore(from))
                && (to == null || !enrollment.startDate().isAfter(to));
    }
}
