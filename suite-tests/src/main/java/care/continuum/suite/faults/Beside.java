package care.continuum.suite.faults;

import care.continuum.local.replay.ReplayRun;
import care.continuum.suite.faults.Ledger.Stage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Some clients in the middle of the program, and some who have completed it, of whom commands are sent to the four
/// services in turn.
final class Beside {

    private static final long SEED = 77;
    private static final int AT_A_TIME = 6;
    private static final int SERVICES = 4;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    /// Someone with a plan, or with a referral that goes to no partner on this machine.
    ///
    /// @param subject a session of the plan, or the referral
    private record Guest(Admission admission, String subject) {}

    private final Asker asker;
    private final Ledger ledger;
    private final AtomicInteger number = new AtomicInteger();
    private final List<Guest> present = new ArrayList<>();
    private final List<Guest> former = new ArrayList<>();

    private Beside(Asker asker, Ledger ledger) {
        this.asker = asker;
        this.ledger = ledger;
    }

    /// Returns when so many clients have a plan, and so many have completed the program.
    static Beside invite(Asker asker, Ledger ledger, int each) throws InterruptedException {
        var beside = new Beside(asker, ledger);
        beside.former.addAll(beside.gather(SEED, each, beside::completed));
        beside.present.addAll(beside.gather(SEED + 1, each, Beside::planned));
        return beside;
    }

    /// What somebody comes to, if that is what is wanted.
    @FunctionalInterface
    private interface Goal {
        Optional<Guest> reached(Admission admission) throws InterruptedException;
    }

    private List<Guest> gather(long seed, int wanted, Goal goal) throws InterruptedException {
        var found = new CopyOnWriteArrayList<Guest>();
        var next = new AtomicInteger();
        var end = System.nanoTime() + LIMIT.toNanos();
        BooleanSupplier isOver = () -> found.size() >= wanted || System.nanoTime() > end;
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < AT_A_TIME; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    while (!isOver.getAsBoolean()) {
                        var own = new Way(seed, next.getAndIncrement(), false);
                        goal.reached(new Admission(own, asker, ledger, isOver)).ifPresent(found::add);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        if (found.size() < wanted) {
            throw new IllegalStateException("too few clients got so far: %d of %d".formatted(found.size(), wanted));
        }
        return found;
    }

    private static Optional<Guest> planned(Admission admission) throws InterruptedException {
        return admission.sessions().stream().findFirst().map(session -> new Guest(admission, session));
    }

    private Optional<Guest> completed(Admission admission) throws InterruptedException {
        new Life(admission).live();
        var person = ledger.people().get(admission.client());
        if (person == null || person.stage() != Stage.COMPLETES || !person.isWhole()) {
            return Optional.empty();
        }
        var backoff = new Backoff();
        while (!admission.isOver()) {
            var plan = admission.read("/api/aftercare/clients/%s/plan".formatted(admission.client()));
            if (plan.accepted()) {
                return plan.body()
                        .path("referrals")
                        .valueStream()
                        .filter(some -> !some.path("kind").asString("").equals(Partner.KIND)
                                && !some.path("status").asString("").equals("WITHDRAWN"))
                        .map(some -> some.path("referralId").asString(""))
                        .findFirst()
                        .map(referral -> new Guest(admission, referral));
            }
            backoff.pause();
        }
        return Optional.empty();
    }

    /// Sends the next one.
    Sent send() {
        var turn = number.getAndIncrement();
        var round = turn / SERVICES;
        return switch (turn % SERVICES) {
            case 0 -> send("intake", present, round, (guest, _) -> consent(guest));
            case 1 -> send("scheduling", present, round, (guest, _) -> feed(guest));
            case 2 -> send("attendance", present, round, Beside::outcome);
            default -> send("aftercare", former, round, Beside::referral);
        };
    }

    /// A command of a guest, another one each other time.
    @FunctionalInterface
    private interface Wish {
        boolean isAccepted(Guest guest, boolean isOther) throws InterruptedException;
    }

    private static Sent send(String service, List<Guest> guests, int round, Wish wish) {
        var guest = guests.get(round % guests.size());
        var isOther = round / guests.size() % 2 > 0;
        synchronized (guest.admission) {
            return Sent.timed(service, () -> wish.isAccepted(guest, isOther));
        }
    }

    private static boolean consent(Guest guest) throws InterruptedException {
        var path = "/api/intake/clients/%s/consents".formatted(guest.admission.client());
        var signed = LocalDate.now(ReplayRun.ZONE);
        return guest.admission
                .sender()
                .send("POST", path, Forms.consent(guest.admission.persona().name(), signed))
                .accepted();
    }

    private static boolean feed(Guest guest) throws InterruptedException {
        var path = "/api/scheduling/clients/%s/feed".formatted(guest.admission.client());
        return guest.admission.sender().send("POST", path, Map.of()).accepted();
    }

    /// Always of the same session, so that the program is never over: the second and all later ones are corrections.
    private static boolean outcome(Guest guest, boolean isOther) throws InterruptedException {
        var path = "/api/attendance/sessions/%s/clients/%s".formatted(guest.subject, guest.admission.client());
        var body = Map.<String, Object>of("outcome", isOther ? "NO_SHOW" : "ATTENDED", "reason", Canaries.TEXT);
        return guest.admission.sender().send("PUT", path, body).accepted();
    }

    /// Taken back, and up again.
    private static boolean referral(Guest guest, boolean isOther) throws InterruptedException {
        var path = "/api/aftercare/referrals/%s/%s".formatted(guest.subject, isOther ? "reopen" : "withdraw");
        var body = isOther ? Map.<String, Object>of("note", Canaries.TEXT) : Map.<String, Object>of();
        return guest.admission.sender().send("POST", path, body).accepted();
    }
}
