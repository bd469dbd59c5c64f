package care.continuum.suite.faults;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A client for whom a seat was asked, from then on.
final class Waiting {

    private final Admission admission;
    private final Sender sender;

    /// @param sender of what the client does only if there is no seat at once
    Waiting(Admission admission, Sender sender) {
        this.admission = admission;
        this.sender = sender;
    }

    /// Whether the client got the seat in time; who waits for one takes the one that is offered.
    ///
    /// @param gives whether who has to wait gives up
    boolean isSeated(boolean gives) throws InterruptedException {
        var backoff = new Backoff();
        while (!admission.isOver()) {
            var now = admission.standing();
            if (now.path("status").asString("").equals("ACTIVE")) {
                return true;
            }
            if (gives && has(now.at("/enrollment/waitingSince"))) {
                send("withdrawal");
                return false;
            }
            if (has(now.at("/enrollment/offerExpiresAt"))) {
                send("offer/accept");
            }
            backoff.pause();
        }
        return false;
    }

    private static boolean has(JsonNode field) {
        return !field.asString("").isEmpty();
    }

    private void send(String what) throws InterruptedException {
        sender.send("POST", admission.intake(what), Map.of());
    }
}
