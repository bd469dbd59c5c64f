package care.continuum.web;

import care.continuum.messaging.Answers;
import care.continuum.messaging.Command;
import care.continuum.messaging.MendingDesk;
import care.continuum.messaging.ParkingDesk;
import care.continuum.messaging.RedriveDesk;
import care.continuum.web.BadInput.Fault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The events that this service could not process, for operations.
@RestController
@RequestMapping("/api/ops/${continuum.messaging.service}/parked")
final class ParkedController {

    private static final int LONGEST_REASON = 500;

    private final ParkingDesk desk;
    private final MendingDesk mending;
    private final RedriveDesk redrives;
    private final Answers answers;

    ParkedController(ParkingDesk desk, MendingDesk mending, RedriveDesk redrives, Answers answers) {
        this.desk = desk;
        this.mending = mending;
        this.redrives = redrives;
        this.answers = answers;
    }

    /// @param dryRun tells what would happen and changes nothing
    /// @param after  the `next` of an earlier answer
    record Redrive(
            @Nullable String clientId,
            @Nullable String topic,
            @Nullable Boolean dryRun,
            @Nullable String after) {}

    /// @param next there is more: ask again with it as `after`
    record Redriven(
            boolean dryRun,
            List<RedriveDesk.Line> queues,
            @Nullable String next) {}

    /// @param force even while a redrive has the event, such as one that ends the process each time
    record Discard(
            @NotBlank @Size(max = LONGEST_REASON) String reason,
            @Nullable Boolean force) {}

    @GetMapping
    Page<ParkingDesk.Line> queues(
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String clientId,
            PageQuery page,
            Caller caller) {
        mayRead(caller);
        return page(desk.queues(topic, clientId, page.page(), page.size()), page);
    }

    @GetMapping("/{clientId}")
    Page<ParkingDesk.Item> events(
            @PathVariable String clientId,
            @RequestParam(required = false) @Nullable String topic,
            PageQuery page,
            Caller caller) {
        mayRead(caller);
        return page(desk.events(clientId, topic, page.page(), page.size()), page);
    }

    @GetMapping("/audit")
    Page<ParkingDesk.Entry> audit(
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String clientId,
            PageQuery page,
            Caller caller) {
        mayRead(caller);
        return page(desk.audit(topic, clientId, page.page(), page.size()), page);
    }

    @PostMapping("/redrive")
    Redriven redrive(@RequestBody Redrive wish, Caller caller, Command command) {
        caller.mustBe("operations");
        return answers.once(command, Redriven.class, () -> redrive(wish, caller.name()));
    }

    private Redriven redrive(Redrive wish, String actor) {
        var dry = Boolean.TRUE.equals(wish.dryRun);
        var after = wish.after == null ? "" : wish.after;
        var report = dry
                ? redrives.rehearse(wish.topic, wish.clientId, after)
                : redrives.redrive(wish.topic, wish.clientId, after, actor);
        return new Redriven(dry, report.lines(), report.next());
    }

    /// The body is `{payload, reason}`; what the payload must be depends on the event.
    @PostMapping("/{clientId}/events/{eventId}/edit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void edit(
            @PathVariable String clientId,
            @PathVariable String eventId,
            @RequestBody JsonNode body,
            Caller caller,
            Command command) {
        caller.mustBe("operations");
        var faults = new ArrayList<Fault>();
        body.propertyNames().stream()
                .filter(name -> !name.equals("payload") && !name.equals("reason"))
                .forEach(name -> faults.add(new Fault(name, "is not known")));
        var reason = body.path("reason").asString("");
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            faults.add(new Fault("reason", "must be a text of 1 to %d characters".formatted(LONGEST_REASON)));
        }
        var payload = body.get("payload");
        if (payload == null || !payload.isObject()) {
            faults.add(new Fault("payload", "must be an object"));
        }
        if (!faults.isEmpty() || payload == null) {
            throw new BadInput(faults);
        }
        answers.once(command, () -> mending.edit(clientId, eventId, payload, reason, caller.name()));
    }

    @PostMapping("/{clientId}/events/{eventId}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(
            @PathVariable String clientId,
            @PathVariable String eventId,
            @RequestBody Discard why,
            Caller caller,
            Command command) {
        caller.mustBe("operations");
        var force = Boolean.TRUE.equals(why.force);
        answers.once(command, () -> mending.discard(clientId, eventId, force, why.reason, caller.name()));
    }

    private static void mayRead(Caller caller) {
        caller.mustBe("operations", "supervisor");
    }

    private static <T> Page<T> page(ParkingDesk.Part<T> part, PageQuery query) {
        return new Page<>(part.items(), query.page(), query.size(), part.total());
    }
}
