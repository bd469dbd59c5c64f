package care.continuum.intake.client;

import static care.continuum.web.BadInput.Fault;

import care.continuum.events.AssessmentBasis;
import care.continuum.events.ClientId;
import care.continuum.events.Instrument;
import care.continuum.events.ScreeningId;
import care.continuum.events.Severity;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.Assessment;
import care.continuum.intake.terms.Risk;
import care.continuum.intake.terms.Scoring;
import care.continuum.intake.terms.Screening;
import care.continuum.messaging.Command;
import care.continuum.web.BadInput;
import care.continuum.web.Caller;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What clinicians find out: questionnaires, risk, the level of care.
@RestController
@RequestMapping("/api/intake/clients/{clientId}")
@ResponseStatus(HttpStatus.CREATED)
class ClinicController {

    private final ClinicDesk desk;

    ClinicController(ClinicDesk desk) {
        this.desk = desk;
    }

    record ScreeningRequest(Instrument instrument, Instant administeredAt, List<@Nullable Integer> answers) {}

    record ScreeningView(
            ScreeningId screeningId,
            @Nullable Integer total,
            @Nullable Severity severity,
            @Nullable Boolean positive,
            boolean complete) {

        static ScreeningView of(Screening screening) {
            var score = screening.score();
            return new ScreeningView(
                    screening.screeningId(), score.total(), score.severity(), score.positive(), score.complete());
        }
    }

    record RiskRequest(
            Instant assessedAt,
            Risk risk,
            @NotBlank @Size(max = 2000) String note) {}

    record AssessmentRequest(
            AssessmentBasis basis,
            @NotBlank @Size(max = 20) String edition,
            Map<String, Integer> dimensions,

            @Pattern(regexp = "[0-4](\\.\\d{1,2})?", message = "must be a level such as 2.1")
            String levelOfCare,

            LocalDate assessedOn) {

        Assessment assessment() {
            return new Assessment(basis, edition, dimensions, levelOfCare, assessedOn);
        }
    }

    @PostMapping("/screenings")
    ScreeningView screen(
            @PathVariable ClientId clientId, @RequestBody ScreeningRequest body, Caller caller, Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        var faults = new ArrayList<Fault>();
        mustNotBeInTheFuture("administeredAt", body.administeredAt(), faults);
        Scoring.faults(body.instrument(), body.answers())
                .forEach((index, message) ->
                        faults.add(new Fault(index < 0 ? "answers" : "answers[%d]".formatted(index), message)));
        refuse(faults);
        return ScreeningView.of(
                desk.screen(clientId, command, body.instrument(), body.administeredAt(), body.answers()));
    }

    @PostMapping("/risk-assessment")
    Standing assessRisk(
            @PathVariable ClientId clientId, @RequestBody RiskRequest body, Caller caller, Command command) {
        caller.mustBe("clinician", "supervisor");
        var faults = new ArrayList<Fault>();
        mustNotBeInTheFuture("assessedAt", body.assessedAt(), faults);
        refuse(faults);
        return desk.assessRisk(clientId, command, new Chart.Finding(body.assessedAt(), body.risk(), body.note()));
    }

    @PostMapping("/crisis/resolution")
    Standing resolveCrisis(@PathVariable ClientId clientId, Caller caller, Command command) {
        caller.mustBe("clinician", "supervisor");
        return desk.resolveCrisis(clientId, command);
    }

    @PostMapping("/assessment")
    Standing assess(
            @PathVariable ClientId clientId, @RequestBody AssessmentRequest body, Caller caller, Command command) {
        caller.mustBe("clinician", "supervisor");
        var faults = new ArrayList<Fault>();
        if (body.assessedOn().isAfter(desk.today())) {
            faults.add(new Fault("assessedOn", "must not be in the future"));
        }
        if (body.basis() == AssessmentBasis.ASAM && !List.of("3", "4").contains(body.edition())) {
            faults.add(new Fault("edition", "must be 3 or 4 for ASAM"));
        }
        dimensionFaults(body, faults);
        refuse(faults);
        return desk.assess(clientId, command, body.assessment());
    }

    private static void dimensionFaults(AssessmentRequest body, List<Fault> faults) {
        var expected = IntStream.rangeClosed(1, 6).mapToObj(String::valueOf).toList();
        if (body.basis() == AssessmentBasis.ASAM) {
            expected.stream()
                    .filter(number -> !body.dimensions().containsKey(number))
                    .forEach(number -> faults.add(new Fault("dimensions." + number, "is missing")));
        }
        body.dimensions().forEach((number, rating) -> {
            if (!expected.contains(number)) {
                faults.add(new Fault("dimensions." + number, "must be a dimension from 1 to 6"));
            } else if (rating < 0 || rating > 4) {
                faults.add(new Fault("dimensions." + number, "must be from 0 to 4"));
            }
        });
    }

    private void mustNotBeInTheFuture(String field, Instant given, List<Fault> faults) {
        if (given.isAfter(desk.now())) {
            faults.add(new Fault(field, "must not be in the future"));
        }
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new BadInput(List.copyOf(faults));
        }
    }
}
