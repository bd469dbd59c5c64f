package care.continuum.suite.faults;

import care.continuum.suite.faults.Asker.Answer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is asked of aftercare about the plan that follows the program, drawn from the client's seed: a time is given
/// up, another one is changed, a referral is taken back, and a call is told of before it was due.
final class Continuing {

    private static final int MANY = 12;
    private static final String PROPOSED = "PROPOSED";

    private final Admission admission;
    private final int first;
    private final int withdrawn;

    Continuing(Admission admission) {
        this.admission = admission;
        this.first = admission.random().nextInt(MANY);
        this.withdrawn = admission.random().nextInt(MANY);
    }

    /// Whether all of it was answered before the end.
    boolean isDone() throws InterruptedException {
        var plan = awaited(some -> true);
        var times = sorted(plan, "appointments", "dueBy");
        var referrals = sorted(plan, "referrals", "kind").stream()
                .filter(some -> !some.path("kind").asString("").equals(Partner.KIND))
                .toList();
        var calls = sorted(plan, "followUps", "dueOn");
        return !calls.isEmpty()
                && (times.isEmpty() || isAccepted("appointments", times.get(first % times.size()), "cancel"))
                && (times.size() < 2 || isChanged(times.get((first + 1) % times.size())))
                && (referrals.isEmpty() || isWithdrawn(referrals.get(withdrawn % referrals.size())))
                && isTooEarly(calls.getFirst());
    }

    /// Scheduling has to have answered before it can be asked for another time.
    private boolean isChanged(JsonNode time) throws InterruptedException {
        var id = id(time);
        var plan = awaited(some -> sorted(some, "appointments", "dueBy").stream()
                .noneMatch(it ->
                        id(it).equals(id) && it.path("status").asString("").equals(PROPOSED)));
        return !plan.isEmpty() && isAccepted("appointments", time, "reschedule");
    }

    private boolean isTooEarly(JsonNode call) throws InterruptedException {
        return send("follow-ups/" + call.path("followUpId").asString(""), "outcome", Map.of("result", "REACHED"))
                        .status()
                == 409;
    }

    /// Nobody else does anything with a referral that goes to no partner on this machine.
    private boolean isWithdrawn(JsonNode referral) throws InterruptedException {
        var path = "/api/aftercare/referrals/%s/withdraw".formatted(id(referral));
        return admission.sender().demand("POST", path, Map.of()).accepted();
    }

    private boolean isAccepted(String what, JsonNode which, String how) throws InterruptedException {
        return send(what + '/' + id(which), how, Map.of()).accepted();
    }

    private Answer send(String what, String how, Map<String, Object> body) throws InterruptedException {
        return admission.sender().send("POST", "/api/aftercare/%s/%s".formatted(what, how), body);
    }

    /// The plan once it is there and so; nothing where time is up before.
    private JsonNode awaited(Predicate<JsonNode> state) throws InterruptedException {
        var backoff = new Backoff();
        while (!admission.isOver()) {
            var answer = admission.read("/api/aftercare/clients/%s/plan".formatted(admission.client()));
            if (answer.accepted() && state.test(answer.body())) {
                return answer.body();
            }
            backoff.pause();
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static String id(JsonNode some) {
        return some.path("appointmentId").asString(some.path("referralId").asString(""));
    }

    private static List<JsonNode> sorted(JsonNode plan, String list, String by) {
        return plan.path(list)
                .valueStream()
                .sorted(Comparator.comparing(some -> some.path(by).asString("")))
                .toList();
    }
}
