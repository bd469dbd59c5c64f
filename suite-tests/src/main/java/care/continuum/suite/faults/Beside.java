package care.continuum.suite.faults;

import care.continuum.local.replay.ReplayRun;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Some clients in the middle of the program, of whom commands are sent to intake, scheduling and attendance in turn.
final class Beside {

    private static final long SEED = 77;
    private static final int WANTED = 24;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// Someone with a plan.
    private record Guest(Admission admission, List<String> sessions) {}

    private final List<Guest> guests = new ArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    private Beside() {}

    /// Returns when enough clients have a plan.
    static Beside invite(Asker asker, Ledger ledger) throws InterruptedException {
        var beside = new Beside();
        var end = System.nanoTime() + LIMIT.toNanos();
        for (int i = 0; beside.guests.size() < WANTED; i++) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("too few clients got a plan");
            }
            var admission = new Admission(new Way(SEED, i, false), asker, ledger, () -> System.nanoTime() > end);
            var sessions = admission.sessions();
            if (!sessions.isEmpty()) {
                beside.guests.add(new Guest(admission, sessions));
            }
        }
        return beside;
    }

    int sent() {
        return number.get();
    }

    /// How many were not accepted.
    int refused() {
        return refused.get();
    }

    /// Sends the next one.
    void send() {
        var turn = number.getAndIncrement();
        var guest = guests.get(turn % guests.size());
        try {
            if (!accepted(guest, turn)) {
                refused.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean accepted(Guest guest, int turn) throws InterruptedException {
        var client = guest.admission.client();
        synchronized (guest.admission) {
            var sender = guest.admission.sender();
            var answer = switch (turn / WANTED % 3) {
                case 0 ->
                    sender.send(
                            "POST",
                            "/api/intake/clients/%s/consents".formatted(client),
                            Forms.consent(guest.admission.persona().name(), LocalDate.now(ReplayRun.ZONE)));
                case 1 -> sender.send("POST", "/api/scheduling/clients/%s/feed".formatted(client), Map.of());
                default -> sender.send("PUT", session(guest), outcome(turn));
            };
            return answer.accepted();
        }
    }

    /// Always the same one, so that the program is never over.
    private static String session(Guest guest) {
        return "/api/attendance/sessions/%s/clients/%s".formatted(guest.sessions.getFirst(), guest.admission.client());
    }

    /// Another one each time: the second and all later ones are corrections.
    private static Map<String, Object> outcome(int turn) {
        var comes = turn / WANTED / 3 % 2 == 0;
        return Map.of("outcome", comes ? "ATTENDED" : "NO_SHOW", "reason", Canaries.TEXT);
    }
}
