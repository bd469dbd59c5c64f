package care.continuum.aftercare.sending;

import care.continuum.aftercare.sending.Guards.Pass;
import care.continuum.aftercare.terms.Outgoing;
import care.continuum.aftercare.terms.Parcel;
import care.continuum.events.PartnerId;
import care.continuum.events.ReferralId;
import care.continuum.messaging.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for referrals that can be tried, and has each tried in a thread of its own. A partner that is slow or dead
/// takes up its own few tries and nobody else's.
final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int PAGE = 100;

    private final Outgoing outgoing;
    private final Carrier carrier;
    private final IntakeConnection intake;
    private final Guards guards;
    private final SendingSettings settings;
    private final Set<ReferralId> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("referrals").factory());

    Dispatcher(Outgoing outgoing, Carrier carrier, IntakeConnection intake, Guards guards, SendingSettings settings) {
        this.outgoing = outgoing;
        this.carrier = carrier;
        this.intake = intake;
        this.guards = guards;
        this.settings = settings;
        var millis = settings.poll().toMillis();
        var _ = timer.scheduleWithFixedDelay(
                () -> run(this::look, Runnable::run, "The next look finds what this one left"),
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    /// While intake does not answer, nothing is worth a try. What is due longest may all be for partners that are busy:
    /// then it is looked behind it.
    private void look() {
        var busy = new HashSet<PartnerId>();
        var mayBeMore = true;
        while (mayBeMore) {
            var known = busy.size();
            var begun = begin(busy, intake.bears(PAGE));
            mayBeMore = begun > 0 ? intake.bears(PAGE) == PAGE : busy.size() > known;
        }
    }

    private int begin(Set<PartnerId> busy, int most) {
        var begun = 0;
        for (var parcel : most == 0 ? List.<Parcel>of() : outgoing.due(busy, most, settings.longest())) {
            if (busy.contains(parcel.partnerId()) || !underWay.add(parcel.referralId())) {
                continue;
            }
            var pass = guards.enter(parcel.partnerId());
            if (pass.isPresent()) {
                run(() -> carry(parcel, pass.get()), threads, "It is tried again when its claim is over");
                begun++;
            } else {
                underWay.remove(parcel.referralId());
                busy.add(parcel.partnerId());
            }
        }
        return begun;
    }

    private void carry(Parcel parcel, Pass pass) {
        try (pass) {
            Trace.<Boolean, RuntimeException>within(Trace.of(null), () -> {
                outgoing.claim(parcel, settings.claim(), settings.longest())
                        .ifPresent(claimed -> outgoing.settle(claimed, carrier.carry(claimed, pass)));
                return true;
            });
        } finally {
            underWay.remove(parcel.referralId());
        }
    }

    /// What fails is told and left: whatever it was is due again.
    private static void run(Runnable work, Executor where, String consolation) {
        var _ = CompletableFuture.runAsync(work, where).exceptionally(failure -> {
            LOG.warn("{}: {}", consolation, failure.toString());
            return null;
        });
    }

    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
