package care.continuum.web;

import care.continuum.messaging.Answers;
import care.continuum.messaging.Command;
import care.continuum.messaging.DeadLetterDesk;
import care.continuum.web.BadInput.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The records that this service could not even place, for operations.
@RestController
@RequestMapping("/api/ops/${continuum.messaging.service}/dead-letters")
final class DeadLetterController {

    private final DeadLetterDesk desk;
    private final Answers answers;

    DeadLetterController(DeadLetterDesk desk, Answers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    /// @param topic may be missing where the service hears one topic alone
    record Resend(@Nullable String topic, int partition, long offset) {}

    @GetMapping
    Page<DeadLetterDesk.Letter> letters(
            @RequestParam(required = false) @Nullable String topic, PageQuery page, Caller caller) {
        caller.mustBe("operations", "supervisor");
        var part = desk.letters(one(topic), page.page(), page.size());
        return new Page<>(part.items(), page.page(), page.size(), part.total());
    }

    /// Sends it to the topic that it came from, byte for byte.
    @PostMapping("/resend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resend(@RequestBody Resend letter, Caller caller, Command command) {
        caller.mustBe("operations");
        var topic = one(letter.topic);
        answers.once(command, () -> desk.resend(topic, letter.partition, letter.offset, caller.name()));
    }

    private String one(@Nullable String topic) {
        if (topic != null) {
            return topic;
        }
        var all = desk.topics();
        if (all.size() != 1) {
            throw new BadInput(List.of(new Fault("topic", "must be one of " + String.join(", ", all))));
        }
        return all.getFirst();
    }
}
