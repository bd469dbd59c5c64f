package care.continuum.web;

import care.continuum.messaging.Answers;
import care.continuum.messaging.Command;
import care.continuum.messaging.SuiteClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The suite's clock, which goes on by days in a second: for trying things out, where it may be moved at all.
@RestController
@RequestMapping("/api/ops/clock")
final class ClockController {

    private static final Duration FURTHEST = Duration.ofDays(366);

    private final SuiteClock clock;
    private final Answers answers;

    ClockController(SuiteClock clock, Answers answers) {
        this.clock = clock;
        this.answers = answers;
    }

    /// @param by how far, as ISO 8601 says it: `P1D`, `PT90M`
    record Move(Duration by) {

        /// It never goes back: what was decided stays decided.
        @Check
        static List<BadInput.Fault> onwards(Duration by) {
            var holds = by.isPositive() && by.compareTo(FURTHEST) <= 0;
            return BadInput.Fault.unless(holds, "by", "must be more than nothing and at most P366D");
        }
    }

    /// @param ahead how far it is ahead of the machine's clock
    record Time(Instant now, Duration ahead) {}

    @GetMapping
    Time time(Caller caller) {
        caller.mustBe("operations", "supervisor");
        return new Time(clock.instant(), clock.ahead());
    }

    /// Answers at once; every service follows within its next sweep. The same key moves it once, whichever service is
    /// asked.
    @PostMapping
    Time move(@RequestBody Move move, Caller caller, Command command) {
        caller.mustBe("operations");
        answers.once(command, () -> clock.advance(command.id(), move.by));
        return new Time(clock.instant(), clock.ahead());
    }
}
