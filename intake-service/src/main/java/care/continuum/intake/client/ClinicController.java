package care.continuum.intake.client;

import care.continuum.events.AssessmentBasis;
import care.continuum.events.ClientId;
import care.continuum.events.EpisodeId;
import care.continuum.events.Instrument;
import care.continuum.events.IntakeEvent.BamScores;
import care.continuum.events.ScreeningId;
import care.continuum.events.Severity;
import care.continuum.intake.client.FrontDesk.Standing;
import care.continuum.intake.terms.Assessment;
import care.continuum.intake.terms.Risk;
import care.continuum.intake.terms.Scoring;
import care.continuum.intake.terms.Screening;
import care.continuum.messaging.Command;
import care.continuum.web.BadInput.Fault;
import care.continuum.web.Caller;
import care.continuum.web.Check;
import care.continuum.web.Happened;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What clinicians find out: questionnaires, risk, the level of care; and a death.
@RestController
@RequestMapping("/api/intake/clients/{clientId}")
@ResponseStatus(HttpStatus.CREATED)
class ClinicController {

    /// ASAM goes from 0.5 to 4, with withdrawal management beside it, LOCUS from 0 to 6.
    static final String LEVEL = "[0-6](\\.\\d{1,2})?(-WM)?";

    private final ClinicDesk desk;

    ClinicController(ClinicDesk desk) {
        this.desk = desk;
    }

    record ScreeningRequest(Instrument instrument, @Happened Instant administeredAt, List<@Nullable Integer> answers) {

        @Check
        static List<Fault> answered(Instrument instrument, List<@Nullable Integer> answers) {
            return Scoring.faults(instrument, answers).entrySet().stream()
                    .map(it -> new Fault(
                            it.getKey() < 0 ? "answers" : "answers[%d]".formatted(it.getKey()), it.getValue()))
                    .toList();
        }
    }

    record ScreeningView(
            ScreeningId screeningId,
            @Nullable Integer total,
            @Nullable Severity severity,
            @Nullable Boolean positive,
            boolean complete,
            @Nullable BamScores bam) {

        static ScreeningView of(Screening screening) {
            var score = screening.score();
            return new ScreeningView(
                    screening.screeningId(),
                    score.total(),
                    score.severity(),
                    score.positive(),
                    score.complete(),
                    score.bam());
        }
    }

    record RiskRequest(
            @Happened Instant assessedAt,

            Risk risk,
            @NotBlank @Size(max = 2000) String note) {}

    record AssessmentRequest(
            AssessmentBasis basis,
            @NotBlank @Size(max = 20) String edition,
            Map<String, Integer> dimensions,

            @Pattern(regexp = LEVEL, message = "must be a level such as 2.1 or 3.7-WM (ASAM), or 6 (LOCUS)")
            String levelOfCare,

            @Happened LocalDate assessedOn) {

        @Check
        static List<Fault> edited(AssessmentBasis basis, String edition) {
            return Fault.unless(
                    basis != AssessmentBasis.ASAM || List.of("3", "4").contains(edition),
                    "edition",
                    "must be 3 or 4 for ASAM");
        }

        @Check
        static List<Fault> rated(AssessmentBasis basis, Map<String, Integer> dimensions) {
            return Assessment.faults(basis, dimensions).entrySet().stream()
                    .map(it -> new Fault("dimensions." + it.getKey(), it.getValue()))
                    .toList();
        }

        Assessment assessment() {
            return new Assessment(basis, edition, dimensions, levelOfCare, assessedOn);
        }
    }

    @PostMapping("/screenings")
    ScreeningView screen(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            @RequestBody ScreeningRequest body,
            Caller caller,
            Command command) {
        caller.mustBeClientOr(clientId, "intake", "clinician", "supervisor");
        var stay = new Stay(clientId, episodeId);
        var byStaff = !caller.isClient(clientId);
        return ScreeningView.of(
                desk.screen(stay, command, body.instrument(), body.administeredAt(), body.answers(), byStaff));
    }

    @PostMapping("/risk-assessment")
    Standing assessRisk(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            @RequestBody RiskRequest body,
            Caller caller,
            Command command) {
        caller.mustBe("clinician", "supervisor");
        var finding = new Chart.Finding(body.assessedAt(), body.risk(), body.note());
        return desk.assessRisk(new Stay(clientId, episodeId), command, finding);
    }

    @PostMapping("/crisis/resolution")
    Standing resolveCrisis(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            Caller caller,
            Command command) {
        caller.mustBe("clinician", "supervisor");
        return desk.resolveCrisis(new Stay(clientId, episodeId), command);
    }

    /// The client has died before coming to the program. It is the end of every stay.
    @PostMapping("/death")
    @ResponseStatus(HttpStatus.OK)
    Standing died(@PathVariable ClientId clientId, Caller caller, Command command) {
        caller.mustBe("intake", "clinician", "supervisor");
        return desk.died(new Stay(clientId, null), command);
    }

    @PostMapping("/assessment")
    Standing assess(
            @PathVariable ClientId clientId,
            @RequestParam @Nullable EpisodeId episodeId,
            @RequestBody AssessmentRequest body,
            Caller caller,
            Command command) {
        caller.mustBe("clinician", "supervisor");
        return desk.assess(new Stay(clientId, episodeId), command, body.assessment());
    }
}
