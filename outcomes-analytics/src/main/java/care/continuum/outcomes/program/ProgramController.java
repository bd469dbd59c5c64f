package care.continuum.outcomes.program;

import care.continuum.outcomes.terms.EpisodeFacts;
import care.continuum.outcomes.terms.ProgramFigures;
import care.continuum.web.BadInput;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProgramController {

    private final FactsStream facts;

    ProgramController(FactsStream facts) {
        this.facts = facts;
    }

    /// The figures and the period of the starts that they are about.
    record Program(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @JsonUnwrapped ProgramFigures figures) {}

    /// Of all episodes whose program began in the period, both days included.
    @GetMapping("/api/outcomes/program")
    Program program(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            Caller caller) {
        caller.mustBe("analyst", "supervisor", "operations");
        if (from != null && to != null && to.isBefore(from)) {
            throw new BadInput(List.of(new Fault("to", "must not be before from")));
        }
        var episodes = facts.episodes().stream()
                .filter(episode -> isIn(episode, from, to))
                .toList();
        return new Program(from, to, ProgramFigures.of(episodes));
    }

    private static boolean isIn(EpisodeFacts episode, @Nullable LocalDate from, @Nullable LocalDate to) {
        var enrollment = episode.enrollment();
        return enrollment != null
                && (from == null || !enrollment.startDate().isBefore(from))
                && (to == null || !enrollment.startDate().isAfter(to));
    }
}
